// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.Displacement;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.guard.Admission;
import io.github.singlesession.guard.AdmissionRequest;
import io.github.singlesession.guard.EndReason;
import io.github.singlesession.guard.GuardListener;
import io.github.singlesession.guard.SessionEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what a rule did to whom: of each key and kind once a minute, whatever the clients try. Who it was is said at debug
 * only.
 */
public final class SessionLog implements GuardListener {

    private static final Logger log = LoggerFactory.getLogger(SessionLog.class);

    private final Modes modes;
    private final LogLimit limit;

    public SessionLog(Modes modes, LogLimit limit) {
        this.modes = modes;
        this.limit = limit;
    }

    @Override
    public void refused(AdmissionRequest request, Admission.Refused refusal) {
        var code = SessionCode.of(refusal.reason());
        if (!modes.spares(request.key().scope(), code)) {
            say(request.key(), code, "A connection was refused");
        }
    }

    @Override
    public void displaced(Displacement displacement, SessionLease successor) {
        if (!modes.spares(successor.key().scope(), SessionCode.SESSION_REPLACED)) {
            say(successor.key(), SessionCode.SESSION_REPLACED, "A session took the seat of another");
        }
    }

    @Override
    public void ended(SessionEnd end) {
        var code = SessionCode.of(end.reason());
        boolean told = end.reason() == EndReason.REVOKED
                || end.reason() == EndReason.LOST
                || end.reason() == EndReason.STORE_UNAVAILABLE;
        if (told && code != null && !modes.spares(end.lease().key().scope(), code)) {
            say(end.lease().key(), code, "A session was ended");
        }
    }

    private void say(SessionKey key, SessionCode code, String what) {
        if (!limit.lets(new Saying(key, code))) {
            return;
        }
        if (log.isDebugEnabled()) {
            log.debug("{}: {} in scope {}, subject {}", what, code, key.scope(), key.subject());
        } else {
            log.info("{}: {} in scope {}", what, code, key.scope());
        }
    }

    private record Saying(SessionKey key, SessionCode code) {}
}
