// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which connections of this node were opened in which HTTP session. */
final class HttpSessions {

    /** So many HTTP sessions do not end between a handshake and the moment that its connection is there. */
    private static final int REMEMBERED = 1_000;

    private final Map<HttpSessionTag, Set<Connection>> connections = new HashMap<>();
    private final Set<HttpSessionTag> ended = new LinkedHashSet<>();

    /** Returns false for a connection whose HTTP session has ended since its handshake. */
    synchronized boolean opened(Connection connection) {
        var tag = connection.httpSession();
        if (tag == null) {
            return true;
        }
        connections.computeIfAbsent(tag, absent -> new HashSet<>()).add(connection);
        return !ended.contains(tag);
    }

    synchronized void closed(Connection connection) {
        var tag = connection.httpSession();
        if (tag != null) {
            connections.computeIfPresent(
                    tag, (same, opened) -> opened.remove(connection) && opened.isEmpty() ? null : opened);
        }
    }

    synchronized List<Connection> openedIn(HttpSessionTag tag) {
        return List.copyOf(connections.getOrDefault(tag, Set.of()));
    }

    /** An HTTP session is over for good. */
    synchronized void ended(HttpSessionTag tag) {
        ended.add(tag);
        if (ended.size() > REMEMBERED) {
            ended.remove(ended.iterator().next());
        }
    }

    /** An HTTP session goes by another id, as after signing in. */
    synchronized void renamed(HttpSessionTag from, HttpSessionTag to) {
        var moved = connections.remove(from);
        if (moved != null) {
            moved.forEach(connection -> connection.httpSession(to));
            connections.merge(to, moved, (there, more) -> {
                there.addAll(more);
                return there;
            });
        }
    }
}
