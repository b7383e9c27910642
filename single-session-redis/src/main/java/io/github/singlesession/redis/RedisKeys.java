// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.NodeId;
import io.github.singlesession.SessionKey;
import io.github.singlesession.slot.KeyText;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names of keys and channels. What stands in braces decides, in a Redis Cluster, which master has the key: all of a
 * slot is one key, and all keys of the register of nodes are on one master.
 */
record RedisKeys(String prefix) {

    byte[] slot(SessionKey key) {
        return Utf.bytes(prefix + "{" + KeyText.write(key) + "}");
    }

    /** Returns the keys of the register: live nodes, nodes that are gone, what else of them, what all of them follow. */
    List<byte[]> register() {
        return Stream.of("", ":gone", ":meta", ":settings")
                .map(part -> Utf.bytes(prefix + "{nodes}" + part))
                .toList();
    }

    byte[] channel(NodeId node) {
        return Utf.bytes(prefix + "notice:" + node.value());
    }
}
