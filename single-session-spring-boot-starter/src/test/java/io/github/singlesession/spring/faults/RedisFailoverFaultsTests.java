// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import static io.github.singlesession.spring.faults.Faults.patiently;
import static io.github.singlesession.spring.faults.ScoringApp.FIRST_COME;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.redis.server.RedisSentinel;
import io.github.singlesession.redis.server.RedisShards;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A master is killed under players, and its replica takes over. */
@Tag("full")
@DisplayName("a Redis with replicas, whose master is killed")
class RedisFailoverFaultsTests {

    private static final String USER = "player";

    /** How long a failover may take: a second or two until the master is missed, an election, a client that looks again. */
    private static final Duration FAILOVER = Duration.ofSeconds(10);

    /** After a failover the client of Redis has to find that out, and every session is asked about. */
    private static final Duration RETURN = Duration.ofSeconds(5);

    @AfterAll
    static void print() {
        Measured.print();
    }

    @Test
    void settlesWhoGotInWhileSentinelPromotedTheReplica() {
        var servers = RedisSentinel.withReplica();
        try (var fleet = Fleet.over(
                servers,
                2,
                "spring.data.redis.sentinel.master=" + RedisSentinel.MASTER,
                "spring.data.redis.sentinel.nodes=127.0.0.1:" + servers.port())) {
            settles(fleet, servers::killMaster, "master killed, Sentinel promotes its replica");
        }
    }

    @Test
    void settlesWhoGotInWhileTheReplicaOfAClusterTookOver() {
        var servers = RedisShards.withReplicas();
        try (var fleet =
                Fleet.over(servers, 2, "spring.data.redis.cluster.nodes=" + String.join(",", servers.addresses()))) {
            settles(
                    fleet,
                    () -> servers.killMasterOf("single-session:{default:" + USER + "}"),
                    "master of a cluster killed, its replica takes over");
        }
    }

    private static void settles(Fleet fleet, Runnable kill, String fault) {
        var first = fleet.player(USER, FIRST_COME, 0);
        Faults.awaitIn(first);
        first.forget();

        kill.run();
        var second = fleet.player(USER, FIRST_COME, 1);
        Faults.awaitIn(second);
        patiently().until(() -> first.done() || second.done());

        assertThat(first.in() ^ second.in()).isTrue();
        new Measured(fault, "fail-open", second.longestWait(), OutOfTurn.among(fleet.scores()))
                .within(RETURN, FAILOVER.plus(RETURN));
    }
}
