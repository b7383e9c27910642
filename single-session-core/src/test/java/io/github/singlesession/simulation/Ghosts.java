// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.SessionLease;
import java.util.HashMap;
import java.util.Map;

/**
 * Every lease on a living node is one that the node knows: a session, a claim under way or a release that it owes. Only a
 * store that was set back has others.
 */
final class Ghosts {

    private final World world;
    private final Map<String, Long> seenSince = new HashMap<>();

    Ghosts(World world) {
        this.world = world;
    }

    /** Looks at every lease of the store. */
    void look() {
        for (var user : world.users()) {
            for (var lease : world.store().holders(user.key())) {
                look(user, lease);
            }
        }
    }

    private void look(User user, SessionLease lease) {
        var now = world.time().nanoTime();
        if (!ghost(lease)) {
            seenSince.remove(lease.sessionId());
        } else if (world.judge().haunted(now - seenSince.computeIfAbsent(lease.sessionId(), unseen -> now))) {
            world.history().fail(user.key(), lease.sessionId() + " holds, and its node does not know of it");
        }
    }

    private boolean ghost(SessionLease lease) {
        return world.nodes().stream()
                .map(Node::process)
                .filter(instance -> instance != null && instance.guard().node().equals(lease.node()))
                .anyMatch(instance -> instance != null && !instance.mayKnow(lease.sessionId()));
    }
}
