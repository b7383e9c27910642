// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @Nested
    class Key {

        @ParameterizedTest
        @ValueSource(strings = {"default", "a", "quiz-room-7", "abcdefghijklmnopqrstuvwxyz-01234"})
        void hasAScopeFromConfiguration(String scope) {
            assertThat(new SessionKey(scope, "alice").scope()).isEqualTo(scope);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Quiz", "7th", "-a", "a_b", "a{b}", "a\n", "abcdefghijklmnopqrstuvwxyz-012345"})
        void namesAScopeOffTheRule(String scope) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new SessionKey(scope, "alice"))
                    .withMessage("scope '" + scope + "' does not match [a-z][a-z0-9-]{0,31}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a|b", "a}b{", "two\nlines", "앨리스", " "})
        void takesAnySubject(String subject) {
            assertThat(SessionKey.of(subject)).isEqualTo(new SessionKey("default", subject));
        }

        @Test
        void needsSomebody() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new SessionKey("quiz", ""))
                    .withMessage("the subject of scope 'quiz' is empty; a key needs somebody");
        }
    }

    @Nested
    class Node {

        @ParameterizedTest
        @ValueSource(strings = {"", "a b", "a|b", "a\n", "노드"})
        void namesAnIdOffTheRule(String id) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new NodeId(id))
                    .withMessage("node id '" + id + "' does not match [A-Za-z0-9._-]{1,96}");
        }

        @Test
        void hasUpTo96Characters() {
            assertThat(new NodeId("n".repeat(96))).hasToString("n".repeat(96));
            assertThatIllegalArgumentException().isThrownBy(() -> new NodeId("n".repeat(97)));
        }

        @Test
        void livesForAtLeastThreeHeartbeats() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new NodeTiming(Duration.ofSeconds(14), Duration.ofSeconds(5), Duration.ZERO))
                    .withMessage("lease PT14S is not at least 3 heartbeats of PT5S");
        }

        @Test
        void beatsAndGivesGraceForward() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new NodeTiming(Duration.ofSeconds(14), Duration.ZERO, Duration.ZERO))
                    .withMessage("heartbeat PT0S is not positive");
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> new NodeTiming(Duration.ofSeconds(15), Duration.ofSeconds(5), Duration.ofSeconds(-1)))
                    .withMessage("grace PT-1S is negative");
        }

        @Test
        void isSilentALeaseLessAHeartbeat() {
            assertThat(NodeTiming.DEFAULT.silence()).isEqualTo(Duration.ofSeconds(10));
        }
    }

    @Nested
    class WhoClaims {

        @ParameterizedTest
        @ValueSource(strings = {"", "a b", "a|b", "a\n", "a/b"})
        void namesASessionIdOffTheRule(String id) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Claimant.of(id, Cast.NORTH))
                    .withMessage("session id '" + id + "' does not match [A-Za-z0-9._~-]{1,128}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a b", "a\n", "é"})
        void namesAConnectionOffTheRule(String connection) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Claimant("phone", Cast.NORTH, null, connection))
                    .withMessage("connection name '" + connection + "' does not match [!-~]{1,128}");
        }

        @Test
        void isKnownAgainByAHashThatTellsNothing() {
            // printf %s the-tab-that-alice-keeps-open | sha256sum | xxd -r -p | head -c 8 | basenc --base64url
            assertThat(ClientHash.of("the-tab-that-alice-keeps-open")).isEqualTo(new ClientHash("podEoJ2aehY"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"podEoJ2ae+Y", "podEoJ2ae Y", "podEoJ2aehé", "podEoJ2aeh", "podEoJ2aehYY"})
        void namesAHashOffTheRule(String hash) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ClientHash(hash))
                    .withMessage("client hash of " + hash.length() + " characters does not match [A-Za-z0-9_-]{11}");
        }

        @Test
        void keepsABadHashToItself() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ClientHash("a-secret-that-is-no-hash"))
                    .withMessage("client hash of 24 characters does not match [A-Za-z0-9_-]{11}");
        }
    }

    @Nested
    class Rule {

        @Test
        void hasRoomForOne() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SessionRule.of(ConflictPolicy.KICK_OLD, 0))
                    .withMessage("limit 0 is not at least 1");
        }

        @Test
        void allowsATakeoverInSomeTime() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new TakeoverLimit(0, Duration.ofMinutes(1)))
                    .withMessage("takeover max 0 is not at least 1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new TakeoverLimit(1, Duration.ofNanos(999_999)))
                    .withMessage("takeover window PT0.000999999S is not at least 1 ms");
        }

        @Test
        void reservesForSomeTime() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ClaimKind.Reserve(Duration.ZERO, false))
                    .withMessage("a lease held for PT0S is not held for at least 1 ms");
        }
    }

    @Test
    void aLeaseTellsSinceWhenToTheMicrosecond() {
        assertThat(Cast.lease(Cast.PHONE, Cast.NORTH, 7, 1_764_000_000_123_456L).since())
                .isEqualTo(Instant.parse("2025-11-24T16:00:00.123456Z"));
    }
}
