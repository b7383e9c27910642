// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.NodeId;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import io.github.singlesession.guard.Admission;
import io.github.singlesession.guard.AdmissionRequest;
import io.github.singlesession.guard.EndReason;
import io.github.singlesession.guard.Refusal;
import io.github.singlesession.guard.SessionEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionEventsTest {

    private static final SessionKey ALICE = SessionKey.of("alice");
    private static final SessionLease PHONE =
            new SessionLease(ALICE, "phone", new NodeId("north-1"), 7, 7, false, null);

    private final List<Object> heard = new ArrayList<>();

    @Test
    void sayWhatTheClientWasToldOfItsRefusal() {
        var request = new AdmissionRequest(
                ALICE, "laptop", SessionRule.of(ConflictPolicy.FIRST_COME, 1), null, false, "spring-1");
        var refused = new Admission.Refused(Refusal.DUPLICATE_SESSION, List.of(PHONE), Duration.ofMillis(2_250));

        new SessionEvents(heard::add, Enforced.MODES, Enforced.LIMIT).refused(request, refused);

        assertThat(heard)
                .containsExactly(new SingleSessionDeniedEvent(
                        ALICE, "laptop", "spring-1", SessionCode.DUPLICATE_SESSION, Duration.ofMillis(2_250)));
    }

    @Test
    void sayWhoFollowedASessionAndWhoIsLeft() {
        new SessionEvents(heard::add, Enforced.MODES, Enforced.LIMIT)
                .ended(new SessionEnd(PHONE, EndReason.DISPLACED, "laptop", 1, null));

        assertThat(heard).containsExactly(new SingleSessionEndedEvent(PHONE, EndReason.DISPLACED, "laptop", 1, null));
    }

    @Test
    void sayInWhoseWordsASessionWasEnded() {
        new SessionEvents(heard::add, Enforced.MODES, Enforced.LIMIT)
                .ended(new SessionEnd(PHONE, EndReason.REVOKED, null, 0, "account closed"));

        assertThat(heard)
                .containsExactly(new SingleSessionEndedEvent(PHONE, EndReason.REVOKED, null, 0, "account closed"));
    }

    @Test
    void surviveAListenerThatFails() {
        var events = new SessionEvents(
                event -> {
                    throw new IllegalStateException("a listener's own trouble");
                },
                Enforced.MODES,
                Enforced.LIMIT);

        assertThatNoException().isThrownBy(() -> events.granted(PHONE));
    }
}
