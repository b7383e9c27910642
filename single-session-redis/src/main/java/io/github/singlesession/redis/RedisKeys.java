// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.NodeId;
import io.github.singlesession.SessionKey;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names of keys and channels. What stands in braces decides, in a Redis Cluster, which master has the key: all of a
 * slot is one key, and all keys of the register of nodes are on one master.
 */
record RedisKeys(String prefix) {

    byte[] slot(SessionKey key) {
        return Utf.bytes(prefix + "{" + name(key) + "}");
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

    /** Returns scope and subject as one text; the subject, which may be any text, is last. */
    static String name(SessionKey key) {
        return key.scope() + ":" + key.subject();
    }

    /** Returns the key that has this name. */
    static SessionKey key(String name) {
        int colon = name.indexOf(':');
        return new SessionKey(name.substring(0, colon), name.substring(colon + 1));
    }
}
