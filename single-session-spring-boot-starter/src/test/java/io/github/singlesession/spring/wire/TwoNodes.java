// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.SESSION_REPLACED;
import static io.github.singlesession.spring.wire.Ending.TAKEOVER_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Two applications over one store, each with its own web server: what a user does at one is felt at the other. That is so
 * with every store; a class for each starts it, and tests what it alone has.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TwoNodes {

    static final String WATCH = "/ws/watch";

    private static final String PLAY = "/ws";
    private static final String MODERATE = "/free/ws";

    private static final String TAKEOVER = "single-session-takeover:true";
    private static final String TAB_ONE = "single-session-client:tab-1_0123456789A";
    private static final String TAB_TWO = "single-session-client:tab-2_0123456789A";
    private static final String RETRY_AFTER = "single-session-retry-after:2250";
    private static final String NO_TAKEOVER = "single-session-takeover-allowed:false";
    private static final String TAKEOVER_ALLOWED = "single-session-takeover-allowed:true";

    final QuizServer north;
    final QuizServer south;

    TwoNodes(QuizServer north, UnaryOperator<QuizServer> south) {
        this.north = north;
        this.south = south.apply(north);
    }

    /** Returns what both nodes are told, besides what their store is. */
    static String[] node(String name, String... ofStore) {
        var properties = Stream.of(
                "single-session.node.name=" + name,
                // A node that has not heard of a switch hears of it at its next heartbeat.
                "single-session.node.heartbeat=1500ms",
                "single-session.takeover.max=2",
                "single-session.takeover.window=1h",
                "single-session.scopes.watch.paths=" + WATCH,
                "single-session.scopes.watch.policy=kick-old",
                "single-session.scopes.moderate.paths=" + MODERATE,
                "single-session.scopes.moderate.takeover.on-request=true",
                Operator.EXPOSED);
        return Stream.concat(properties, Stream.of(ofStore)).toArray(String[]::new);
    }

    @AfterAll
    void stop() {
        south.close();
        north.close();
    }

    @Test
    void refuseWhoIsConnectedAtTheOther() {
        var holder = north.connected("alice");

        assertRefused(south, "alice");

        holder.expectEcho("still mine");
    }

    @Test
    void letInWhoLeftTheOther() {
        var holder = north.connected("bob");

        holder.closeNormally();

        south.awaitConnected("bob").expectEcho("mine now");
    }

    @Test
    void endWhoIsReplacedAtTheOther() {
        var holder = north.connectedAt(WATCH, "carol");

        var newcomer = south.connectedAt(WATCH, "carol");

        SESSION_REPLACED.expectOn(holder);
        newcomer.expectEcho("mine now");
    }

    @Test
    void endWhoseSeatIsAskedForAtTheOther() {
        var holder = north.connectedAt(MODERATE, "dave");
        var stranger = south.openAt(MODERATE, "x-user: dave").connect();
        DUPLICATE_SESSION.expectOn(stranger, RETRY_AFTER, TAKEOVER_ALLOWED);

        var newcomer = south.connectedAt(MODERATE, "dave", TAKEOVER);

        SESSION_REPLACED.expectOn(holder);
        newcomer.expectEcho("mine now");
    }

    @Test
    void giveAReconnectingTabTheSeatThatItHasAtTheOther() {
        var before = north.connected("erin", TAB_ONE);
        DUPLICATE_SESSION.expectOn(south.open("erin").connect(TAB_TWO), RETRY_AFTER, NO_TAKEOVER);

        var after = south.connected("erin", TAB_ONE);

        SESSION_REPLACED.expectOn(before);
        after.expectEcho("still me");
    }

    @Test
    void keepTheSeatOfTheNewcomerWhenTheLoserClosesLate() {
        var loser = north.connected("frank", TAB_ONE);
        loser.socket().stopAnswering();
        var newcomer = south.connected("frank", TAB_ONE);
        SESSION_REPLACED.assertIsError(loser.expectError());

        loser.reset();
        north.awaitClosed(loser);

        assertRefused(north, "frank");
        newcomer.expectEcho("still mine");
    }

    @Test
    void countTakeoversTogether() {
        north.connectedAt(WATCH, "grace");
        south.connectedAt(WATCH, "grace");
        var holder = north.connectedAt(WATCH, "grace");

        var limited = south.openAt(WATCH, "x-user: grace").connect();

        assertThat(TAKEOVER_LIMIT.expectRetryLaterOn(limited)).isBetween(Duration.ofMinutes(58), Duration.ofHours(1));
        holder.expectEcho("still mine");
    }

    @Test
    void giveOneUserASeatInEachScope() {
        var player = north.connectedAt(PLAY, "heidi", TAB_ONE);
        var spectator = south.connectedAt(WATCH, "heidi", TAB_ONE);
        var moderator = north.connectedAt(MODERATE, "heidi", TAB_ONE);

        player.expectEcho("playing");
        spectator.expectEcho("watching");
        moderator.expectEcho("moderating");
    }

    @Test
    void grantOneOfManyThatComeToBothAtOnce() {
        var clients = IntStream.range(0, 12)
                .mapToObj(i -> (i % 2 == 0 ? north : south).open("ivan"))
                .toList();

        clients.parallelStream().forEach(RawStomp::connect);

        assertThat(clients.stream().map(client -> client.expectAnyFrame().command()))
                .containsOnlyOnce("CONNECTED")
                .filteredOn("ERROR"::equals)
                .hasSize(11);
    }

    static void assertRefused(QuizServer server, String user) {
        DUPLICATE_SESSION.expectOn(server.open(user).connect(), RETRY_AFTER, NO_TAKEOVER);
    }
}
