// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.SessionLease;
import java.time.Duration;
import java.util.List;

/** What a guard answers to an {@link AdmissionRequest}. */
public sealed interface Admission {

    /** The session may speak. */
    record Admitted(SessionLease lease) implements Admission {}

    /**
     * The session may not speak, and holds nothing.
     *
     * @param reason why
     * @param holders who holds the key, oldest first; empty where the reason is not about holders
     * @param retryAfter how long until trying again may help, zero if the guard cannot know
     */
    record Refused(Refusal reason, List<SessionLease> holders, Duration retryAfter) implements Admission {

        static Refused of(Refusal reason) {
            return new Refused(reason, List.of(), Duration.ZERO);
        }
    }

    /**
     * The session was over before it began: its connection closed meanwhile, or somebody displaced it at once, which
     * its connection was told. There is nothing left to do.
     */
    record Over() implements Admission {}
}
