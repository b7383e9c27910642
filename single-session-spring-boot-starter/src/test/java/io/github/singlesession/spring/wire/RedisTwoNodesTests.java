// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.SESSION_REPLACED;
import static io.github.singlesession.spring.wire.Ending.TAKEOVER_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.redis.RedisSessionRegistry;
import io.github.singlesession.redis.server.RedisServer;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two applications on one Redis, each with its own web server: what a user does at one is felt at the other. */
@DisplayName("two nodes on one Redis")
class RedisTwoNodesTests {

    private static final String PLAY = "/ws";
    private static final String WATCH = "/ws/watch";
    private static final String MODERATE = "/free/ws";

    private static final String TAKEOVER = "single-session-takeover:true";
    private static final String TAB_ONE = "single-session-client:tab-1_0123456789A";
    private static final String TAB_TWO = "single-session-client:tab-2_0123456789A";
    private static final String RETRY_AFTER = "single-session-retry-after:2250";
    private static final String NO_TAKEOVER = "single-session-takeover-allowed:false";
    private static final String TAKEOVER_ALLOWED = "single-session-takeover-allowed:true";

    private static final QuizServer NORTH = start();
    private static final QuizServer SOUTH = start();

    @AfterAll
    static void stop() {
        NORTH.close();
        SOUTH.close();
    }

    private static QuizServer start() {
        return RedisNode.start(
                RedisServer.shared(),
                "single-session.redis.key-prefix=two-nodes:",
                "single-session.takeover.max=2",
                "single-session.takeover.window=1h",
                "single-session.scopes.watch.paths=" + WATCH,
                "single-session.scopes.watch.policy=kick-old",
                "single-session.scopes.moderate.paths=" + MODERATE,
                "single-session.scopes.moderate.takeover.on-request=true");
    }

    @Test
    void takeTheStoreOfTheClassPath() {
        assertThat(NORTH.context().getBean("singleSessionRegistry")).isInstanceOf(RedisSessionRegistry.class);
    }

    @Test
    void refuseWhoIsConnectedAtTheOther() {
        var holder = NORTH.connected("alice");

        DUPLICATE_SESSION.expectOn(SOUTH.open("alice").connect(), RETRY_AFTER, NO_TAKEOVER);

        holder.expectEcho("still mine");
    }

    @Test
    void letInWhoLeftTheOther() {
        var holder = NORTH.connected("bob");

        holder.closeNormally();

        SOUTH.awaitConnected("bob").expectEcho("mine now");
    }

    @Test
    void endWhoIsReplacedAtTheOther() {
        var holder = NORTH.connectedAt(WATCH, "carol");

        var newcomer = SOUTH.connectedAt(WATCH, "carol");

        SESSION_REPLACED.expectOn(holder);
        newcomer.expectEcho("mine now");
    }

    @Test
    void endWhoseSeatIsAskedForAtTheOther() {
        var holder = NORTH.connectedAt(MODERATE, "dave");
        var stranger = SOUTH.openAt(MODERATE, "x-user: dave").connect();
        DUPLICATE_SESSION.expectOn(stranger, RETRY_AFTER, TAKEOVER_ALLOWED);

        var newcomer = SOUTH.connectedAt(MODERATE, "dave", TAKEOVER);

        SESSION_REPLACED.expectOn(holder);
        newcomer.expectEcho("mine now");
    }

    @Test
    void giveAReconnectingTabTheSeatThatItHasAtTheOther() {
        var before = NORTH.connected("erin", TAB_ONE);
        DUPLICATE_SESSION.expectOn(SOUTH.open("erin").connect(TAB_TWO), RETRY_AFTER, NO_TAKEOVER);

        var after = SOUTH.connected("erin", TAB_ONE);

        SESSION_REPLACED.expectOn(before);
        after.expectEcho("still me");
    }

    @Test
    void keepTheSeatOfTheNewcomerWhenTheLoserClosesLate() {
        var loser = NORTH.connected("frank", TAB_ONE);
        loser.socket().stopAnswering();
        var newcomer = SOUTH.connected("frank", TAB_ONE);
        SESSION_REPLACED.assertIsError(loser.expectError());

        loser.reset();
        NORTH.awaitClosed(loser);

        DUPLICATE_SESSION.expectOn(NORTH.open("frank").connect(), RETRY_AFTER, NO_TAKEOVER);
        newcomer.expectEcho("still mine");
    }

    @Test
    void countTakeoversTogether() {
        NORTH.connectedAt(WATCH, "grace");
        SOUTH.connectedAt(WATCH, "grace");
        var holder = NORTH.connectedAt(WATCH, "grace");

        var limited = SOUTH.openAt(WATCH, "x-user: grace").connect();

        assertThat(TAKEOVER_LIMIT.expectRetryLaterOn(limited)).isBetween(Duration.ofMinutes(58), Duration.ofHours(1));
        holder.expectEcho("still mine");
    }

    @Test
    void giveOneUserASeatInEachScope() {
        var player = NORTH.connectedAt(PLAY, "heidi", TAB_ONE);
        var spectator = SOUTH.connectedAt(WATCH, "heidi", TAB_ONE);
        var moderator = NORTH.connectedAt(MODERATE, "heidi", TAB_ONE);

        player.expectEcho("playing");
        spectator.expectEcho("watching");
        moderator.expectEcho("moderating");
    }

    @Test
    void grantOneOfManyThatComeToBothAtOnce() {
        var clients = IntStream.range(0, 12)
                .mapToObj(i -> (i % 2 == 0 ? NORTH : SOUTH).open("ivan"))
                .toList();

        clients.parallelStream().forEach(RawStomp::connect);

        assertThat(clients.stream().map(client -> client.expectAnyFrame().command()))
                .containsOnlyOnce("CONNECTED")
                .filteredOn("ERROR"::equals)
                .hasSize(11);
    }
}
