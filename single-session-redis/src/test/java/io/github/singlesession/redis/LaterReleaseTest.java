// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Claimant;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.Denial;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.NodeId;
import io.github.singlesession.Notice;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import io.github.singlesession.SessionStoreException;
import io.github.singlesession.redis.server.RedisServer;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.connection.RedisConnection;

/** A later release is on the other nodes: halfway through an upgrade, or before it is taken back. */
class LaterReleaseTest {

    private static final SessionKey ALICE = SessionKey.of("alice");
    private static final SessionKey BOB = SessionKey.of("bob");
    private static final NodeId NODE = new NodeId("n1");
    private static final NodeId LATER = new NodeId("n2");
    private static final SessionRule TWO = SessionRule.of(ConflictPolicy.KICK_OLD, 2);

    private final RedisOptions options = Redis.options();
    private final RedisKeys keys = new RedisKeys(options.keyPrefix());
    private final RedisSessionRegistry registry = new RedisSessionRegistry(Redis.shared(), options);
    private final RedisCluster cluster = new RedisCluster(Redis.shared(), options, Redis.notices());
    private final RedisConnection redis = Redis.shared().getConnection();

    @AfterEach
    void close() {
        redis.close();
        cluster.close();
    }

    /** Its version of the slot is another: to read it is not even tried. */
    @Nested
    class AnotherVersion {

        @Test
        void failsEveryQuestionAboutItsKeyAndSaysHowToGoOn() {
            put(ALICE, "v2|new");

            for (var asked : Stream.of(
                            registry.claim(claim(ALICE, "phone")),
                            registry.holders(ALICE),
                            registry.release(ALICE, "phone", 1),
                            registry.end(ALICE, "phone", "because"))
                    .toList()) {
                assertThatThrownBy(() -> answer(asked))
                        .cause()
                        .isInstanceOf(SessionStoreException.class)
                        .hasMessageContaining("the slot of default:alice cannot be read")
                        .hasMessageContaining("version 'v2'")
                        .hasMessageContaining("upgrade this node")
                        .hasMessageContaining("end all sessions of the key clears it");
            }
            assertThat(record(ALICE)).isEqualTo("v2|new");
        }

        @Test
        void disturbsNoOtherKey() {
            var bob = granted(claim(BOB, "tablet"));
            put(ALICE, "v2|new");
            var alice = new SessionLease(ALICE, "phone", NODE, 1, 1, false, null);

            assertThat(answer(registry.reaffirm(List.of(alice, bob)))).containsExactly(bob);
            assertThat(answer(registry.holders(BOB))).containsExactly(bob);
        }

        @ParameterizedTest
        @ValueSource(strings = {"v2|new", "no slot", "99999999999999999|n1|phone||||"})
        void isClearedByAnEndOfAllOfItsKey(String unreadable) {
            put(ALICE, unreadable);

            assertThat(answer(registry.end(ALICE, null, "because"))).isEqualTo(new EndOutcome(List.of(), 0));

            assertThat(answer(registry.holders(ALICE))).isEmpty();
            var former = granted(claim(BOB, "any")).token() - 60_000_000;
            var reclaim = claim(ALICE, "phone").as(new ClaimKind.Reclaim(former, former));
            assertThat(((ClaimOutcome.Denied) answer(registry.claim(reclaim))).reason())
                    .isEqualTo(Denial.REVOKED);
            granted(claim(ALICE, "laptop"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "v2|displaced|DISPLACED|tablet|1|2\\n1|n1|phone||||\\ndefault:alice",
                    "v1|displaced|OUTBID|tablet|1|2\\n1|n1|phone||||\\ndefault:alice",
                    "v1|revoked|1",
                    "v1|promoted|n1",
                    "",
                })
        void saysWhatIsNotHeard(String message) {
            var heard = new CopyOnWriteArrayList<Notice>();
            answer(cluster.listen(NODE, heard::add));

            say(message);
            answer(cluster.tell(NODE, new Notice.Loopback()));

            await(heard, List.of(new Notice.Loopback()));
        }
    }

    /** The version is the same, the script is not: it writes one more field at the end of every lease. */
    @Nested
    class AnotherScript {

        @Test
        void sharesASlotWithThisOne() {
            laterClaim("phone");
            granted(claim(ALICE, "laptop"));
            laterClaim("tablet");

            assertThat(answer(registry.holders(ALICE)))
                    .extracting(SessionLease::sessionId)
                    .containsExactly("laptop", "tablet");
            assertThat(answer(registry.holders(ALICE)))
                    .extracting(SessionLease::token)
                    .isSorted();
        }

        @Test
        void hasItsAdditionLeftWhereALeaseStaysAsItIs() {
            laterClaim("phone");
            granted(claim(ALICE, "laptop"));

            assertThat(record(ALICE).lines().toList().get(0)).endsWith("|phone|||||later");
        }

        @Test
        void hasItsLeasesReaffirmedAndReleased() {
            laterClaim("phone");
            var phone = answer(registry.holders(ALICE)).get(0);

            assertThat(answer(registry.reaffirm(List.of(phone)))).containsExactly(phone);
            assertThat(answer(registry.release(ALICE, "phone", phone.token())).released())
                    .isTrue();
        }

        @Test
        void mayAddToAHeader() {
            put(ALICE, "v1||||1|later");

            assertThat(answer(registry.holders(ALICE))).isEmpty();
            granted(claim(ALICE, "phone"));
        }

        @Test
        void mayAddToAMessage() {
            var heard = new CopyOnWriteArrayList<Notice>();
            answer(cluster.listen(NODE, heard::add));

            say("v1|revoked|1|because|later\\n7|n1|phone|||||later\\ndefault:alice");

            var phone = new SessionLease(ALICE, "phone", NODE, 7, 7, false, null);
            await(heard, List.of(new Notice.Revoked(phone, "because", 1)));
        }

        private void laterClaim(String session) {
            var text = RedisScript.CLAIM.text();
            var free = text.replace("'|||' .. ARGV[6],", "'|||' .. ARGV[6] .. '|later',");
            var slot = free.replace(".. '|' .. connection\n", ".. '|' .. connection .. '|later'\n");
            assertThat(List.of(free, slot)).doesNotHaveDuplicates().doesNotContain(text);
            var claim = SessionClaim.connect(ALICE, Claimant.of(session, LATER), TWO);
            byte[][] values = Stream.concat(
                            Stream.of("0", options.keyPrefix(), "300000"), Stream.of(ClaimText.arguments(claim)))
                    .map(Utf::bytes)
                    .toArray(byte[][]::new);
            List<Object> answer =
                    answer(lettuce().eval(slot, ScriptOutputType.MULTI, new byte[][] {keys.slot(ALICE)}, values));
            assertThat(ClaimText.outcome(claim, new RedisAnswer(answer))).isInstanceOf(ClaimOutcome.Granted.class);
        }
    }

    @SuppressWarnings("unchecked")
    private RedisClusterAsyncCommands<byte[], byte[]> lettuce() {
        return (RedisClusterAsyncCommands<byte[], byte[]>) redis.getNativeConnection();
    }

    private void say(String message) {
        RedisServer.shared().ask("PUBLISH " + options.keyPrefix() + "notice:" + NODE + " \"" + message + "\"");
    }

    private static void await(List<Notice> heard, List<Notice> expected) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(heard)
                .isEqualTo(expected));
    }

    private static SessionClaim claim(SessionKey key, String session) {
        return SessionClaim.connect(key, Claimant.of(session, NODE), TWO);
    }

    private SessionLease granted(SessionClaim claim) {
        return ((ClaimOutcome.Granted) answer(registry.claim(claim))).lease();
    }

    private void put(SessionKey key, String record) {
        redis.stringCommands().set(keys.slot(key), record.getBytes(StandardCharsets.UTF_8));
    }

    private String record(SessionKey key) {
        var record = redis.stringCommands().get(keys.slot(key));
        return record == null ? "" : new String(record, StandardCharsets.UTF_8);
    }

    private static <A> A answer(CompletionStage<A> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
