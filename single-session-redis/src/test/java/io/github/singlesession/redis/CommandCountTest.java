// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Claimant;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.NodeId;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import io.github.singlesession.redis.server.RedisServer;
import io.github.singlesession.redis.server.RedisVersion;
import java.util.ArrayList;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** What Redis itself counts. */
@ParameterizedClass
@ExtendWith(NamesTheRun.class)
@EnumSource
class CommandCountTest {

    private static final int PAIRS = 100;
    private static final NodeId NODE = new NodeId("quiz-1-q83vAS");
    private static final SessionRule RULE = SessionRule.of(ConflictPolicy.FIRST_COME, 1);
    private static final RedisOptions OPTIONS = Redis.options().withKeyPrefix("ss:");

    private final RedisServer server;
    private final LettuceConnectionFactory factory;
    private final RedisSessionRegistry registry;
    private final RedisCluster cluster;

    CommandCountTest(RedisVersion version) {
        server = RedisServer.running(version);
        factory = Redis.factory(server);
        registry = new RedisSessionRegistry(factory, OPTIONS);
        cluster = new RedisCluster(factory, OPTIONS, Redis.notices());
    }

    @BeforeEach
    void loadScripts() {
        pairs("warm-up", 1);
    }

    @AfterEach
    void stop() {
        factory.destroy();
        server.close();
    }

    @Test
    void aClaimAndAReleaseAreOneCommandEach() {
        var before = counts();

        pairs("alice", PAIRS);

        // All but the scripts is what the scripts themselves call.
        long pairs = PAIRS;
        assertThat(countsSince(before))
                .isEqualTo(Map.of("evalsha", 2 * pairs, "time", 2 * pairs, "set", pairs, "get", pairs, "del", pairs));
    }

    @Test
    void aHeartbeatIsOneCommandHoweverManySessionsThereAre() {
        answer(cluster.join(NODE));
        for (int i = 0; i < PAIRS; i++) {
            granted("holder-" + i);
        }
        answer(cluster.renew(NODE, PAIRS));
        var before = counts();

        answer(cluster.renew(NODE, PAIRS));

        assertThat(countsSince(before))
                .containsEntry("evalsha", 1L)
                .containsEntry("publish", 1L)
                .doesNotContainKeys("eval", "get", "set");
    }

    @Test
    void aReaffirmedLeaseIsOneCommand() {
        var leases = new ArrayList<SessionLease>();
        for (int i = 0; i < PAIRS; i++) {
            leases.add(granted("asked-" + i));
        }
        answer(registry.reaffirm(leases.subList(0, 1)));
        var before = counts();

        assertThat(answer(registry.reaffirm(leases))).hasSize(PAIRS);

        long asked = PAIRS;
        assertThat(countsSince(before))
                .isEqualTo(Map.of("evalsha", asked, "time", asked, "get", asked, "pexpire", asked));
    }

    @Test
    void aScriptThatRedisForgotIsToldOnce() {
        pairs("before", 1);
        try (var redis = factory.getConnection()) {
            redis.scriptingCommands().scriptFlush();
        }
        var before = counts();

        pairs("after", PAIRS);

        assertThat(countsSince(before)).containsEntry("evalsha", 2L * PAIRS).containsEntry("eval", 2L);
    }

    @Test
    void aSessionTakesLessThanTwoHundredAndFortyBytes() {
        var keys = 5_000;
        granted("memory-probe");
        long before = usedMemory();
        for (int i = 0; i < keys; i++) {
            // With prefix, scope and braces, a key of 24 characters.
            granted("user-%06d".formatted(i));
        }

        assertThat((usedMemory() - before) / keys).isLessThanOrEqualTo(240);
    }

    private void pairs(String subject, int count) {
        for (int i = 0; i < count; i++) {
            var lease = granted(subject);
            answer(registry.release(lease.key(), lease.sessionId(), lease.token()));
        }
    }

    private SessionLease granted(String subject) {
        var claimant = Claimant.of("q83vASNFZ4mrze8BI0VniQ", NODE);
        var outcome = answer(registry.claim(SessionClaim.connect(SessionKey.of(subject), claimant, RULE)));
        return ((ClaimOutcome.Granted) outcome).lease();
    }

    private Map<String, Long> countsSince(Map<String, Long> before) {
        var since = new TreeMap<String, Long>();
        counts().forEach((command, calls) -> since.put(command, calls - before.getOrDefault(command, 0L)));
        since.values().removeIf(calls -> calls == 0);
        return since;
    }

    /** Returns how often each command was called, by clients or by scripts, but for the question itself. */
    private Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        info("commandstats")
                .forEach((name, line) -> counts.put(
                        ((String) name).substring("cmdstat_".length()),
                        Long.parseLong(((String) line).replaceAll("calls=(\\d+),.*", "$1"))));
        counts.remove("info");
        return counts;
    }

    private long usedMemory() {
        return Long.parseLong(info("memory").getProperty("used_memory"));
    }

    private Properties info(String section) {
        try (var redis = factory.getConnection()) {
            var info = redis.serverCommands().info(section);
            return info == null ? new Properties() : info;
        }
    }

    private static <A> A answer(CompletionStage<A> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
