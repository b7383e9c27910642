// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.NODE_LEAVING;
import static io.github.singlesession.spring.wire.Ending.SESSION_REPLACED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.redis.RedisSessionRegistry;
import io.github.singlesession.redis.server.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two applications on one Redis, each with its own web server: what a user does at one is felt at the other. */
@DisplayName("two nodes on one Redis")
class RedisTwoNodesTests {

    private static final RedisServer REDIS = RedisServer.running();

    private static final QuizServer NORTH = start();
    private static final QuizServer SOUTH = start();

    @AfterAll
    static void stop() {
        NORTH.close();
        SOUTH.close();
        REDIS.close();
    }

    private static QuizServer start() {
        return QuizServer.start(
                "spring.data.redis.host=127.0.0.1",
                "spring.data.redis.port=" + REDIS.port(),
                "single-session.scopes.watch.paths=/ws/watch",
                "single-session.scopes.watch.policy=kick-old");
    }

    @Test
    void takeTheStoreOfTheClassPath() {
        assertThat(NORTH.context().getBean("singleSessionRegistry")).isInstanceOf(RedisSessionRegistry.class);
    }

    @Test
    void refuseWhoIsConnectedAtTheOther() {
        var holder = NORTH.connected("alice");

        var newcomer = SOUTH.open("alice").connect();

        DUPLICATE_SESSION.expectOn(
                newcomer, "single-session-retry-after:2250", "single-session-takeover-allowed:false");
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
        var holder = watching(NORTH, "carol");

        var newcomer = watching(SOUTH, "carol");

        SESSION_REPLACED.expectOn(holder);
        newcomer.expectEcho("mine now");
    }

    @Test
    void letUsersOfANodeThatShutsDownInAtOnce() {
        var west = start();
        var holder = west.connected("dave");

        west.context().close();

        NODE_LEAVING.expectOn(holder);
        SOUTH.connected("dave").expectEcho("mine now");
    }

    private static RawStomp watching(QuizServer node, String user) {
        var client = node.openAt("/ws/watch", "x-user: " + user).connect();
        client.expectConnected();
        return client;
    }
}
