// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.Claimant;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeView;
import io.github.singlesession.SessionRule;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is asked of a store, or time that passes.
 *
 * <p>Tokens, deadlines and moments are named here and looked up when the operation is carried out, so that an operation
 * keeps its sense when those before it are left out.
 */
sealed interface Operation {

    /** A session asks for its key. */
    record Claim(
            String subject, Claimant claimant, SessionRule rule, Purpose purpose, Deadline deadline, NodeView nodes)
            implements Operation {}

    /** A lease is given back. */
    record Release(String subject, String sessionId, Remembered token) implements Operation {}

    /** One session is ended, or all where the session is null. */
    record End(String subject, @Nullable String sessionId) implements Operation {}

    /** A node asks after its sessions. */
    record Reaffirm(NodeId node, List<Belief> beliefs) implements Operation {}

    /** Somebody looks at a key. */
    record Look(String subject) implements Operation {}

    /** Time passes. */
    record Pass(Duration duration) implements Operation {}

    /** Time passes until shortly before, at or after something ends; it only ticks if that is over. */
    record PassTo(Ending ending, String subject, String sessionId, int grains) implements Operation {}

    /** What a node believes that it holds. */
    record Belief(String subject, String sessionId, Remembered token) {}

    /** When a claim is no longer wanted. */
    enum Deadline {
        NONE,
        JUST_MET,
        JUST_MISSED
    }

    /** What ends by itself. */
    enum Ending {
        TIMED_LEASE,
        TAKEOVER_WINDOW,
        REVOCATION
    }
}
