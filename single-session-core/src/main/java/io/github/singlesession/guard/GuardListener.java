// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.Displacement;
import io.github.singlesession.SessionLease;
import java.time.Duration;
import java.util.Map;

/**
 * Hears what happens to the sessions of this node. Every session that is granted ends exactly once. On one node, a
 * displaced session's end is heard before its successor is granted. Methods must not throw; one that is not overridden minds
 * nothing.
 */
public interface GuardListener {

    /** A session of this node was granted its key. */
    default void granted(SessionLease lease) {}

    /** A session of this node was refused. */
    default void refused(AdmissionRequest request, Admission.Refused refusal) {}

    /** A session of this node displaced another, of this node or of any other. */
    default void displaced(Displacement displacement, SessionLease successor) {}

    /** A session of this node is over. */
    default void ended(SessionEnd end) {}

    /** The store does not answer. Told once, until it is restored. */
    default void storeLost() {}

    /** The store answers again. */
    default void storeRestored() {}

    /**
     * The settings that all nodes follow are others than before. Told when the first of them is heard, and whenever one
     * changes. One that the register lost stays as it was last heard.
     *
     * @param settings all of them, value by name
     */
    default void set(Map<String, String> settings) {}

    /**
     * Whether a session is admitted was decided.
     *
     * @param took how long that took, from the request to the answer
     */
    default void decided(AdmissionRequest request, Admission admission, Duration took) {}

    /**
     * The store was asked something, and the answer came, or the time for it passed. Called for every call, so it must be
     * cheap, and on whatever thread brought the answer.
     *
     * @param answered false if the store failed, or said nothing in time
     */
    default void asked(StoreCommand command, Duration took, boolean answered) {}

    /** The store was asked about a session of this node. */
    default void reaffirmed(Reaffirmed result) {}
}
