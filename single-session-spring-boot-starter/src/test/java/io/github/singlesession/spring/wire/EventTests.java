// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.SESSION_REPLACED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.guard.EndReason;
import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.ConnectionName;
import io.github.singlesession.spring.SessionCode;
import io.github.singlesession.spring.SingleSessionDeniedEvent;
import io.github.singlesession.spring.SingleSessionDisplacedEvent;
import io.github.singlesession.spring.SingleSessionEndedEvent;
import io.github.singlesession.spring.SingleSessionGrantedEvent;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an application hears of its sessions, and in which order. */
@DisplayName("the events of sessions")
class EventTests extends InBothOrders {

    private static final String TAB = "single-session-client:0123456789abcdef";

    EventTests() {
        super(
                HeardEvents.class,
                "single-session.policy=kick-old",
                "single-session.scopes.pairs.paths=/ws/watch",
                "single-session.scopes.pairs.limit=2",
                "single-session.scopes.first.paths=/free/ws",
                "single-session.scopes.first.policy=first-come");
    }

    @Test
    void tellTheEndOfTheLoserBeforeTheStartOfItsSuccessor() {
        var phone = server.connected("alice");
        var loser = lease(phone);

        var laptop = server.connected("alice");

        var winner = lease(laptop);
        SESSION_REPLACED.expectOn(phone);
        assertFollowed("alice", loser, winner, EndReason.DISPLACED);
    }

    @Test
    void tellThatATabThatWasRefreshedIsNotGone() {
        var before = server.connected("bob", TAB);
        var loser = lease(before);

        var after = server.connected("bob", TAB);

        var winner = lease(after);
        assertFollowed("bob", loser, winner, EndReason.RESUMED);
    }

    @Test
    void tellThatNobodyIsLeft() {
        var only = server.connected("carol");
        var lease = lease(only);

        only.closeNormally();

        assertThat(heard().awaitEnd(server.sessionId(only)))
                .isEqualTo(new SingleSessionEndedEvent(lease, EndReason.CLIENT_CLOSED, null, 0, null));
    }

    @Test
    void tellThatSomebodyIsLeft() {
        var one = watching("dave");
        watching("dave");
        var lease = lease(one);

        one.reset();

        assertThat(heard().awaitEnd(server.sessionId(one)))
                .isEqualTo(new SingleSessionEndedEvent(lease, EndReason.CONNECTION_LOST, null, 1, null));
    }

    @Test
    void tellOfADenialByBothIds() {
        server.openAt("/free/ws", "x-user: erin").connect().expectConnected();
        var denied = server.openAt("/free/ws", "x-user: erin").connect();
        DUPLICATE_SESSION.expectOn(denied, "single-session-retry-after:2250", "single-session-takeover-allowed:false");

        assertThat(heard().of("erin")).hasSize(2).last().satisfies(event -> {
            var told = (SingleSessionDeniedEvent) event;
            assertThat(told.key()).isEqualTo(new SessionKey("first", "erin"));
            assertThat(told.simpSessionId()).isEqualTo(server.sessionId(denied));
            assertThat(told.sessionId()).hasSize(22);
            assertThat(told.code()).isEqualTo(SessionCode.DUPLICATE_SESSION);
            assertThat(told.retryAfter()).isEqualTo(Duration.ofMillis(2_250));
        });
    }

    /** The notice of the store may overtake its answer, so it is open whether the end or the displacement is told first. */
    private void assertFollowed(String user, SessionLease loser, SessionLease winner, EndReason reason) {
        var started = new SingleSessionGrantedEvent(loser);
        var displaced = new SingleSessionDisplacedEvent(loser, winner);
        var ended = new SingleSessionEndedEvent(loser, reason, winner.sessionId(), 1, null);
        var followed = new SingleSessionGrantedEvent(winner);

        assertThat(heard().of(user))
                .hasSize(4)
                .containsSubsequence(started, ended, followed)
                .containsSubsequence(started, displaced, followed);
    }

    private RawStomp watching(String user) {
        var client = server.openAt("/ws/watch", "x-user: " + user).connect();
        client.expectConnected();
        return client;
    }

    /** What a client holds, which the library knows by Spring's id, too. */
    private SessionLease lease(RawStomp client) {
        var simpSessionId = server.sessionId(client);
        return server.context().getBean(SessionGuard.class).sessions().stream()
                .filter(lease -> simpSessionId.equals(
                        ConnectionName.of(lease.connection()).simpSessionId()))
                .findFirst()
                .orElseThrow();
    }

    private HeardEvents heard() {
        return server.context().getBean(HeardEvents.class);
    }
}
