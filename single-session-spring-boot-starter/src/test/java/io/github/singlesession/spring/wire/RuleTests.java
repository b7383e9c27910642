// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.SESSION_REPLACED;
import static io.github.singlesession.spring.wire.Ending.STORE_UNAVAILABLE;
import static io.github.singlesession.spring.wire.Ending.UNAUTHENTICATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionRule;
import io.github.singlesession.TakeoverLimit;
import io.github.singlesession.spring.ConnectAttempt;
import io.github.singlesession.spring.RuleResolver;
import io.github.singlesession.spring.ScopedRule;
import io.github.singlesession.spring.SessionCode;
import io.github.singlesession.spring.SingleSessionDeniedEvent;
import io.github.singlesession.spring.SingleSessionGrantedEvent;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

@DisplayName("the application's rule resolver")
class RuleTests extends InBothOrders {

    private static final String RETRY_AFTER = "single-session-retry-after:2250";
    private static final String NO_TAKEOVER = "single-session-takeover-allowed:false";
    private static final String TAKEOVER_ALLOWED = "single-session-takeover-allowed:true";

    RuleTests() {
        super(
                Tariffs.class,
                "single-session.scopes.spectator.paths=/ws/watch",
                "single-session.scopes.spectator.policy=kick-old");
    }

    @Test
    void givesEachUserALimit() {
        server.connected("vip-alice");
        server.connected("vip-alice");
        server.connected("bob");

        DUPLICATE_SESSION.expectOn(server.open("vip-alice").connect(), RETRY_AFTER, NO_TAKEOVER);
        DUPLICATE_SESSION.expectOn(server.open("bob").connect(), RETRY_AFTER, NO_TAKEOVER);
    }

    @Test
    void mayLeaveTheRuleAsItIsConfigured() {
        var first = spectator("carol");

        spectator("carol");

        SESSION_REPLACED.expectOn(first);
    }

    @Test
    void isToldWhatIsConfigured() {
        spectator("dave");

        assertThat(tariffs().asked)
                .contains(new Asked(
                        "/ws/watch", "dave", new ScopedRule("spectator", SessionRule.of(ConflictPolicy.KICK_OLD, 1))));
    }

    @Test
    void saysInWhichScopeASessionIs() {
        var holder = server.connected("staff-erin");

        spectatorOf("staff-erin").connect("single-session-takeover:true").expectConnected();

        SESSION_REPLACED.expectOn(holder);
        assertThat(tariffs().granted).contains(new SessionKey("staff", "staff-erin"));
    }

    @Test
    void saysWhetherATakeoverIsOnOffer() {
        server.connected("staff-frank");

        DUPLICATE_SESSION.expectOn(spectatorOf("staff-frank").connect(), RETRY_AFTER, TAKEOVER_ALLOWED);

        assertThat(tariffs().denied)
                .filteredOn(denied -> new SessionKey("staff", "staff-frank").equals(denied.key()))
                .singleElement()
                .extracting(SingleSessionDeniedEvent::code)
                .isEqualTo(SessionCode.DUPLICATE_SESSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"broken", "off-the-contract"})
    void refusesWhomItFailsOn(String user) {
        var client = server.open(user).connect("receipt:r-1").send("/app/echo", "smuggled");

        STORE_UNAVAILABLE.expectOn(client, "receipt-id:r-1");

        server.awaitClosed(client);
        assertThat(server.recorder().bodiesOf(user)).isEmpty();
    }

    @Test
    void isNotAskedAboutNobody() {
        UNAUTHENTICATED.expectOn(server.openAt("/ws", "x-anonymous: true").connect());

        assertThat(tariffs().asked).extracting(Asked::subject).doesNotContain("anonymousUser", "");
    }

    private RawStomp spectator(String user) {
        var client = spectatorOf(user).connect();
        client.expectConnected();
        return client;
    }

    private RawStomp spectatorOf(String user) {
        return server.openAt("/ws/watch", "x-user: " + user);
    }

    private Tariffs tariffs() {
        return server.context().getBean(Tariffs.class);
    }

    private record Asked(String path, String subject, ScopedRule configured) {}

    @Configuration(proxyBeanMethods = false)
    static class Tariffs {

        private static final SessionRule STAFF =
                new SessionRule(ConflictPolicy.FIRST_COME, 1, true, TakeoverLimit.DEFAULT);

        private final List<Asked> asked = new CopyOnWriteArrayList<>();
        private final List<SessionKey> granted = new CopyOnWriteArrayList<>();
        private final List<SingleSessionDeniedEvent> denied = new CopyOnWriteArrayList<>();

        @Bean
        RuleResolver tariffsResolver() {
            return this::resolve;
        }

        @EventListener
        void granted(SingleSessionGrantedEvent event) {
            granted.add(event.lease().key());
        }

        @EventListener
        void denied(SingleSessionDeniedEvent event) {
            denied.add(event);
        }

        private ScopedRule resolve(ConnectAttempt attempt, String subject, ScopedRule configured) {
            asked.add(new Asked(attempt.path(), subject, configured));
            assertThat(Objects.requireNonNull(attempt.principal()).getName()).isEqualTo(subject);
            return switch (subject.split("-", 2)[0]) {
                case "vip" -> new ScopedRule(configured.scope(), SessionRule.of(ConflictPolicy.FIRST_COME, 2));
                case "staff" -> new ScopedRule("staff", STAFF);
                case "broken" -> throw new IllegalStateException("no tariffs today");
                case "off" -> new ScopedRule("Room 7", configured.rule());
                default -> configured;
            };
        }
    }
}
