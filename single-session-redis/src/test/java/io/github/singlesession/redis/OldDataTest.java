// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Claimant;
import io.github.singlesession.ClientHash;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.Denial;
import io.github.singlesession.Displacement;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.Notice;
import io.github.singlesession.Renewal;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import io.github.singlesession.TakeoverLimit;
import io.github.singlesession.Verdict;
import io.github.singlesession.redis.server.RedisServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What version 1 wrote, as v1.redis has it, is read and gone on with. */
class OldDataTest {

    private static final long WRITTEN = 1_795_000_000_000_000L;
    private static final SessionKey ALICE = SessionKey.of("alice");
    private static final NodeId QUIZ_1 = new NodeId("quiz-1-q83vAS");
    private static final NodeId QUIZ_2 = new NodeId("quiz-2-Zm9vYg");
    private static final NodeId QUIZ_0 = new NodeId("quiz-0-YmFyYg");
    private static final SessionLease PHONE =
            new SessionLease(ALICE, "phone", QUIZ_1, 1_794_999_990_000_000L, 1_794_999_990_000_000L, false, "ws-1");
    private static final SessionLease LAPTOP =
            new SessionLease(ALICE, "laptop", QUIZ_1, 1_794_999_998_000_000L, 1_794_999_991_000_000L, false, "%|~");
    private static final SessionLease SEAT =
            new SessionLease(ALICE, "seat", QUIZ_1, 1_794_999_999_000_000L, 1_794_999_999_000_000L, true, null);

    /** As if it had just been written. */
    private final long offset = WRITTEN - ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());

    private final RedisOptions options = Redis.options();
    private final RedisSessionRegistry registry = new RedisSessionRegistry(Redis.shared(), options, () -> offset);
    private final RedisCluster cluster = new RedisCluster(Redis.shared(), options, Redis.notices(), () -> offset);

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void listsTheHolders() {
        write("SET");

        assertThat(answer(registry.holders(ALICE))).containsExactly(PHONE, LAPTOP, SEAT);
    }

    @Test
    void reaffirmsAndReleasesThem() {
        write("SET");

        assertThat(answer(registry.reaffirm(List.of(PHONE, LAPTOP)))).containsExactly(PHONE, LAPTOP);
        assertThat(answer(registry.release(ALICE, "phone", PHONE.token())).released())
                .isTrue();
        assertThat(answer(registry.end(ALICE, "laptop", "because")).ended()).containsExactly(LAPTOP);
        assertThat(answer(registry.holders(ALICE))).containsExactly(SEAT);
    }

    @Test
    void knowsAClientAgain() {
        write("SET");
        var tab = new Claimant("tablet", QUIZ_2, new ClientHash("dGFiMS0tLS0"), null);

        var granted = (ClaimOutcome.Granted) claim(tab, 3, 5, new ClaimKind.Connect(false));

        assertThat(granted.displaced()).containsExactly(new Displacement(PHONE, Displacement.Cause.RESUMED));
        assertThat(granted.lease().token()).isGreaterThan(1_794_999_999_000_009L);
    }

    @Test
    void countsTheTakeoversOfTheWindow() {
        write("SET");

        var denied = (ClaimOutcome.Denied) claim(Claimant.of("tablet", QUIZ_2), 3, 2, new ClaimKind.Connect(false));

        assertThat(denied.reason()).isEqualTo(Denial.TAKEOVER_LIMIT);
        assertThat(denied.retryAfter()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(40));
    }

    @Test
    void putsBackNobodyWhoWasEnded() {
        write("SET");
        var former = 1_794_999_980_000_000L;

        var denied =
                (ClaimOutcome.Denied) claim(Claimant.of("tablet", QUIZ_2), 9, 9, new ClaimKind.Reclaim(former, former));

        assertThat(denied.reason()).isEqualTo(Denial.REVOKED);
    }

    @Test
    void goesOnWithTheRegister() {
        write("ZADD", "HSET");

        var renewal = (Renewal.Live) answer(cluster.renew(QUIZ_1, 4));

        assertThat(renewal.suspected()).isEqualTo(Set.of(QUIZ_2, QUIZ_0));
        assertThat(renewal.settings()).isEqualTo(Map.of("mode", "observe", "mode.watch", "enforce"));
        assertThat(answer(cluster.nodes())).containsExactly(new NodeStatus(QUIZ_1, 4), new NodeStatus(QUIZ_2, 1));
        assertThat(answer(cluster.verdict(QUIZ_2))).isEqualTo(Verdict.DEAD);
        assertThat(answer(cluster.join(QUIZ_0))).isInstanceOf(Renewal.Dead.class);
    }

    @Test
    void hearsTheNotices() {
        var heard = new CopyOnWriteArrayList<Notice>();
        answer(cluster.listen(QUIZ_1, heard::add));

        write("PUBLISH");

        var room = new SessionKey("rooms", "9:a");
        var probed = new SessionLease(room, "seat", QUIZ_1, SEAT.token(), SEAT.sinceMicros(), true, null);
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(heard)
                .containsExactly(
                        new Notice.Displaced(new Displacement(PHONE, Displacement.Cause.RESUMED), "tablet", 2, WRITTEN),
                        new Notice.Revoked(LAPTOP, "by an operator!", 1),
                        new Notice.Probe(probed),
                        new Notice.Loopback(),
                        new Notice.Left(QUIZ_0)));
    }

    private ClaimOutcome claim(Claimant claimant, int limit, int takeovers, ClaimKind kind) {
        var budget = new TakeoverLimit(takeovers, Duration.ofMinutes(1));
        var rule = new SessionRule(ConflictPolicy.KICK_OLD, limit, false, budget);
        return answer(registry.claim(SessionClaim.connect(ALICE, claimant, rule).as(kind)));
    }

    /** Carries out those lines of v1.redis that begin with one of these commands. */
    private void write(String... commands) {
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("v1.redis"))) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> Set.of(commands).contains(line.split(" ", 2)[0]))
                    .map(line -> line.replace("single-session:", options.keyPrefix()))
                    .forEach(line -> assertThat(RedisServer.shared().ask(line)).doesNotStartWith("-"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static <A> A answer(CompletionStage<A> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
