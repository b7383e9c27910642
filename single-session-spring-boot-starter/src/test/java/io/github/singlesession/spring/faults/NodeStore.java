// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import java.util.stream.Stream;

/** Where the nodes of a fleet keep their sessions. */
interface NodeStore extends AutoCloseable {

    /** The properties of a node, by which it finds its store. */
    Stream<String> at(int node);

    @Override
    void close();
}
