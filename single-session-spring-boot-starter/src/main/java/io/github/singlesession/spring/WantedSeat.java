// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.SessionKey;
import org.jspecify.annotations.Nullable;

/** The seat that a connection asks for, and what comes of it that its rule is only observed. */
final class WantedSeat {

    private final Observation observation;

    private volatile String scope;
    private volatile @Nullable String subject;

    /** Creates one of whose scope is known what is configured for its endpoint. */
    WantedSeat(Observation observation, String endpoint) {
        this.observation = observation;
        this.scope = observation.scopeOf(endpoint);
    }

    /** It is asked for. */
    void is(SessionKey key) {
        scope = key.scope();
        subject = key.subject();
    }

    /** Returns whether it is this user's, in this scope or in any. */
    boolean of(String user, @Nullable String in) {
        return user.equals(subject) && (in == null || in.equals(scope));
    }

    /** Returns whether nobody needs it to go on. */
    boolean onlyObserved() {
        return observation.in(scope);
    }

    /** Returns whether who would be told this code is spared, which then was counted. */
    boolean spared(SessionCode code) {
        boolean spared = observation.spares(scope, code);
        if (spared) {
            observation.count(scope, code);
        }
        return spared;
    }
}
