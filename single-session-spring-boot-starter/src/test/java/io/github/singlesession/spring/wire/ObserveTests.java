// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.SESSION_REPLACED;
import static io.github.singlesession.spring.wire.Ending.UNAUTHENTICATED;
import static io.github.singlesession.spring.wire.QuizServer.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.Modes;
import io.github.singlesession.spring.Observation;
import io.github.singlesession.spring.Observation.Sparing;
import io.github.singlesession.spring.SessionCode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The default scope is observed and first-come, the games of {@code /free/ws} kick, those of {@code /ws/watch} enforce. */
@DisplayName("where a rule is only observed")
class ObserveTests extends InBothOrders {

    private static final String KICKS = "/free/ws";
    private static final String ENFORCES = "/ws/watch";

    ObserveTests() {
        super(
                "single-session.mode=observe",
                "single-session.connect-timeout=1s",
                "single-session.scopes.kicks.paths=/free/**",
                "single-session.scopes.kicks.policy=kick-old",
                "single-session.scopes.kicks.takeover.max=1",
                "single-session.scopes.enforces.paths=/ws/watch",
                "single-session.scopes.enforces.mode=enforce");
    }

    @Test
    void whoWouldBeDeniedStaysWithoutALease() {
        long before = spared("default", SessionCode.DUPLICATE_SESSION);
        var first = server.connected("alice");

        var second = server.connected("alice");

        first.expectEcho("first");
        second.expectEcho("second");
        assertThat(leasesOf("alice")).isEqualTo(1);
        assertThat(spared("default", SessionCode.DUPLICATE_SESSION)).isEqualTo(before + 1);
    }

    @Test
    void whoWouldBeDisplacedStaysWithoutALease() {
        long before = spared("kicks", SessionCode.SESSION_REPLACED);
        var first = connected(KICKS, "bob");

        var second = connected(KICKS, "bob");

        patiently().until(() -> spared("kicks", SessionCode.SESSION_REPLACED) == before + 1);
        first.expectEcho("first");
        second.expectEcho("second");
        assertThat(leasesOf("bob")).isEqualTo(1);
        first.closeNormally();
        server.awaitClosed(first);
        assertThat(leasesOf("bob")).isEqualTo(1);
    }

    @Test
    void aSpentBudgetKeepsNobodyOut() {
        long before = spared("kicks", SessionCode.TAKEOVER_LIMIT);
        var all = List.of(connected(KICKS, "carol"), connected(KICKS, "carol"), connected(KICKS, "carol"));

        all.forEach(client -> client.expectEcho("still here"));
        assertThat(spared("kicks", SessionCode.TAKEOVER_LIMIT)).isEqualTo(before + 1);
    }

    @Test
    void nobodyNeedsAUser() {
        long before = spared("default", SessionCode.UNAUTHENTICATED);

        server.openAt("/ws").connect().expectConnected();

        assertThat(spared("default", SessionCode.UNAUTHENTICATED)).isEqualTo(before + 1);
    }

    @Test
    void aHeaderOffTheContractIsLetPass() {
        long before = spared("default", SessionCode.BAD_REQUEST);

        var client = server.open("dave").connect("single-session-takeover:perhaps");

        client.expectConnected();
        client.expectEcho("in");
        assertThat(spared("default", SessionCode.BAD_REQUEST)).isEqualTo(before + 1);
    }

    @Test
    void whoeverTakesTimeForConnectMayTakeIt() {
        long before = spared("default", SessionCode.BAD_REQUEST);
        var client = server.open("erin");

        patiently().until(() -> spared("default", SessionCode.BAD_REQUEST) == before + 1);

        client.connect().expectConnected();
        client.expectEcho("late");
        assertThat(server.isSeated("erin")).isTrue();
    }

    @Test
    void framesOutOfOrderAreSpringsToAnswer() {
        long before = spared("default", SessionCode.BAD_REQUEST);
        var client = server.connected("frank");

        client.connect();

        assertThat(client.expectError().headers()).noneMatch(header -> header.startsWith("single-session"));
        assertThat(spared("default", SessionCode.BAD_REQUEST)).isEqualTo(before + 1);
        server.awaitSeatFree("frank");
    }

    @Test
    void anotherScopeMayBeEnforced() {
        connected(ENFORCES, "grace");

        DUPLICATE_SESSION.expectOn(
                open(ENFORCES, "grace").connect(),
                "single-session-retry-after:2250",
                "single-session-takeover-allowed:false");
        UNAUTHENTICATED.expectOn(server.openAt(ENFORCES).connect());
    }

    @Test
    void aSwitchIsFollowedAtOnce() {
        var first = connected(KICKS, "heidi");
        var second = connected(KICKS, "heidi");
        patiently().until(() -> leasesOf("heidi") == 1);

        set("enforce");
        try {
            var third = open(KICKS, "ivan").connect();
            third.expectConnected();
            connected(KICKS, "ivan");
            SESSION_REPLACED.expectOn(third);
            first.expectEcho("without a lease, and let be");
            second.expectEcho("with one");
        } finally {
            set("observe");
        }
    }

    private void set(String mode) {
        server.context()
                .getBean(SessionGuard.class)
                .set("mode.kicks", mode)
                .toCompletableFuture()
                .join();
        patiently()
                .until(() ->
                        server.context().getBean(Modes.class).of("kicks").text().equals(mode));
    }

    private long spared(String scope, SessionCode code) {
        return server.context().getBean(Observation.class).count(new Sparing(scope, code));
    }

    private long leasesOf(String user) {
        return server.context().getBean(SessionGuard.class).sessions().stream()
                .filter(lease -> lease.key().subject().equals(user))
                .count();
    }

    private RawStomp connected(String endpoint, String user) {
        var client = open(endpoint, user).connect();
        client.expectConnected();
        return client;
    }

    private RawStomp open(String endpoint, String user) {
        return server.openAt(endpoint, "x-user: " + user);
    }
}
