// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.SESSION_REPLACED;
import static io.github.singlesession.spring.wire.Ending.TAKEOVER_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two clients that reconnect at once whenever they lose the seat to each other. */
@DisplayName("a kick war")
class KickWarTests extends InBothOrders {

    private static final int MAX = 3;
    private static final String TAB = "single-session-client:tab-1_0123456789A";

    private enum War {
        UNDER_KICK_OLD("/ws", "/ws/watch", false),
        OF_COPIED_TABS_UNDER_KICK_OLD("/ws", "/ws/watch", true),
        OF_COPIED_TABS_UNDER_FIRST_COME("/free/ws", "/sock/raw", true);

        private final String endpoint;
        private final String shortWindow;
        private final boolean copiedTab;

        War(String endpoint, String shortWindow, boolean copiedTab) {
            this.endpoint = endpoint;
            this.shortWindow = shortWindow;
            this.copiedTab = copiedTab;
        }

        private String[] connectHeaders() {
            return copiedTab ? new String[] {TAB} : new String[0];
        }
    }

    KickWarTests() {
        super(
                "single-session.policy=kick-old",
                "single-session.takeover.max=" + MAX,
                "single-session.takeover.window=1h",
                "single-session.scopes.short.paths=/ws/watch",
                "single-session.scopes.short.takeover.window=1s",
                "single-session.scopes.first-come.paths=/free/ws",
                "single-session.scopes.first-come.policy=first-come",
                "single-session.scopes.short-first-come.paths=/sock/raw",
                "single-session.scopes.short-first-come.policy=first-come",
                "single-session.scopes.short-first-come.takeover.window=1s");
    }

    @ParameterizedTest
    @EnumSource
    void endsWhenTheSeatChangedHandsAsOftenAsIsAllowed(War war) {
        var battle = new Battle("alice-" + war, war.endpoint, war.connectHeaders());

        battle.untilLimited();

        assertThat(battle.takeovers).isEqualTo(MAX);
        assertThat(battle.retryAfter).isBetween(Duration.ofMinutes(55), Duration.ofHours(1));
        battle.holder.expectEcho("still here");
    }

    @ParameterizedTest
    @EnumSource
    void staysEndedForWhoComesBackTooEarly(War war) {
        var battle = new Battle("bob-" + war, war.endpoint, war.connectHeaders());
        battle.untilLimited();
        int takeovers = battle.takeovers;

        battle.untilLimited();

        assertThat(battle.takeovers).isEqualTo(takeovers);
        battle.holder.expectEcho("still here");
    }

    @ParameterizedTest
    @EnumSource
    void leavesTheSeatFreeToChangeHandsAfterTheWindow(War war) {
        var battle = new Battle("carol-" + war, war.shortWindow, war.connectHeaders());
        battle.untilLimited();
        int takeovers = battle.takeovers;
        long limitedAt = battle.limitedNoEarlierThan;
        var retryAfter = battle.retryAfter;
        assertThat(retryAfter).isBetween(Duration.ZERO, Duration.ofSeconds(1));

        QuizServer.patiently().until(battle::tries);

        assertThat(battle.takeovers).isEqualTo(takeovers + 1);
        assertThat(Duration.ofNanos(System.nanoTime() - limitedAt)).isGreaterThanOrEqualTo(retryAfter);
        battle.holder.expectEcho("mine again");
    }

    /** Each try is made at once by the client that lost the seat last. */
    private final class Battle {

        private final String user;
        private final String endpoint;
        private final String[] connectHeaders;

        private RawStomp holder;
        private int takeovers;
        private Duration retryAfter = Duration.ZERO;
        private long limitedNoEarlierThan;

        Battle(String user, String endpoint, String... connectHeaders) {
            this.user = user;
            this.endpoint = endpoint;
            this.connectHeaders = connectHeaders;
            this.holder = open();
            holder.expectConnected();
        }

        void untilLimited() {
            QuizServer.patiently().until(() -> !tries());
        }

        /** Returns whether the seat changed hands; else the newcomer was told when to come back. */
        boolean tries() {
            long before = System.nanoTime();
            var newcomer = open();
            var answer = newcomer.expectAnyFrame();
            if (answer.command().equals("CONNECTED")) {
                SESSION_REPLACED.expectOn(holder);
                holder = newcomer;
                takeovers++;
                return true;
            }
            var millis = answer.header("single-session-retry-after");
            TAKEOVER_LIMIT.assertIsError(answer, "single-session-retry-after:" + millis);
            newcomer.expectClose(4429, "TAKEOVER_LIMIT");
            retryAfter = Duration.ofMillis(Long.parseLong(millis));
            limitedNoEarlierThan = before;
            return false;
        }

        private RawStomp open() {
            return server.openAt(endpoint, "x-user: " + user).connect(connectHeaders);
        }
    }
}
