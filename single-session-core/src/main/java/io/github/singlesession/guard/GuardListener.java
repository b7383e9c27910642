// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.Displacement;
import io.github.singlesession.SessionLease;
import java.util.Map;

/**
 * Hears what happens to the sessions of this node. Every session that is granted ends exactly once. On one node, a
 * displaced session's end is heard before its successor is granted. Methods must not throw.
 */
public interface GuardListener {

    /** A session of this node was granted its key. */
    void granted(SessionLease lease);

    /** A session of this node was refused. */
    void refused(AdmissionRequest request, Admission.Refused refusal);

    /** A session of this node displaced another, of this node or of any other. */
    void displaced(Displacement displacement, SessionLease successor);

    /** A session of this node is over. */
    void ended(SessionEnd end);

    /** The store does not answer. Told once, until it is restored. */
    void storeLost();

    /** The store answers again. */
    void storeRestored();

    /**
     * The settings that all nodes follow are others than before. Told when the first of them is heard, and whenever one
     * changes. One that the register lost stays as it was last heard.
     *
     * @param settings all of them, value by name
     */
    void set(Map<String, String> settings);

    /** The store was asked about a session of this node. */
    void reaffirmed(Reaffirmed result);
}
