// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeId;
import io.github.singlesession.Notice;
import io.github.singlesession.Notice.Displaced;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.tck.Rumours.Rumour;
import java.util.HashMap;
import java.util.Map;

/** Rumours that go by the claims that were made. */
final class WrongEars {

    private WrongEars() {}

    static final class FirstOnly implements Rumour {

        private boolean told;

        @Override
        public void before(SessionClaim claim) {
            told = false;
        }

        @Override
        public void tell(Cluster sound, NodeId node, Notice notice) {
            if (!told) {
                BrokenNotices.tell(sound, node, notice);
            }
            told = true;
        }
    }

    static final class OthersOnly implements Rumour {

        private NodeId own = new NodeId("nobody");

        @Override
        public void before(SessionClaim claim) {
            own = claim.claimant().node();
        }

        @Override
        public void tell(Cluster sound, NodeId node, Notice notice) {
            if (!node.equals(own)) {
                BrokenNotices.tell(sound, node, notice);
            }
        }
    }

    static final class OldNodes implements Rumour {

        private final Map<String, NodeId> nodes = new HashMap<>();

        @Override
        public void before(SessionClaim claim) {
            nodes.putIfAbsent(claim.claimant().sessionId(), claim.claimant().node());
        }

        @Override
        public void tell(Cluster sound, NodeId node, Notice notice) {
            var session = notice instanceof Displaced told
                    ? told.displacement().lease().sessionId()
                    : "";
            BrokenNotices.tell(sound, nodes.getOrDefault(session, node), notice);
        }
    }
}
