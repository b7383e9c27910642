// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.Cast.ALICE;
import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.TAB;
import static io.github.singlesession.Cast.TABLET;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.Cast.kickOld;
import static io.github.singlesession.Cast.kickOldUpTo;
import static io.github.singlesession.guard.Scene.HEARTBEAT;
import static io.github.singlesession.guard.Scene.PROBE_TIMEOUT;
import static io.github.singlesession.guard.Scene.TIMEOUT;
import static io.github.singlesession.guard.Scene.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.guard.Admission.Admitted;
import io.github.singlesession.guard.Admission.Refused;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A node that fails open, while its store is away and when it is back. */
class StoreAwayTest {

    /** Until a node that was cut off has renewed, flushed and reaffirmed. */
    private static final Duration BACK = TIMEOUT.multipliedBy(2);

    private final Scene scene = new Scene();
    private final Scene.Node north = scene.node("north");

    @Nested
    class ANewcomer {

        @Test
        void isLetInWithoutAToken() {
            north.cutOff();

            var phone = north.admitted(PHONE, firstCome(1));

            assertThat(phone.fenced()).isFalse();
            assertThat(north.guard.mayProceed(PHONE)).isTrue();
            assertThat(north.heard.words()).containsExactly("store lost", "granted phone");
        }

        @Test
        void isRefusedWhereAnotherSessionOfThisNodeHasTheSeat() {
            north.admitted(PHONE, firstCome(1));
            north.cutOff();

            var refused = (Refused) answer(north.connect(LAPTOP, firstCome(1)));

            assertThat(refused.reason()).isEqualTo(Refusal.DUPLICATE_SESSION);
            assertThat(refused.retryAfter()).isGreaterThan(PROBE_TIMEOUT);
        }

        @Test
        void isLetInOnceTheEndOfTheOldSessionIsToldWhoseReleaseIsUnderWay() {
            north.admitted(PHONE, kickOld(1));
            north.registered.cut();
            scene.time.pass(HEARTBEAT);
            north.wire.cut();
            north.admitted(SessionKey.of("bob"), "bobs-phone", kickOld(1));
            north.wire.open();
            north.admitted(SessionKey.of("carol"), "carols-phone", kickOld(1));
            north.guard.disconnected("bobs-phone", EndReason.CLIENT_CLOSED);
            north.wire.holdRequests();
            var laptop = north.connect(LAPTOP, kickOld(1));
            scene.time.pass(TIMEOUT.dividedBy(2));
            north.guard.disconnected(PHONE, EndReason.CLIENT_CLOSED);

            scene.time.pass(TIMEOUT);

            assertThat(answer(laptop)).isInstanceOf(Admitted.class);
            assertThat(north.heard.words()).containsSubsequence("ended phone CLIENT_CLOSED", "granted laptop");
        }

        @Test
        void asksTheStoreOnlyWhileNobodyElseDoesHoweverManyWaitedWhenItWentAway() {
            north.wire.holdRequests();
            var first = north.connect(PHONE, kickOldUpTo(9));
            scene.time.pass(TIMEOUT.dividedBy(2));
            var second = north.connect(LAPTOP, kickOldUpTo(9));
            scene.time.pass(TIMEOUT.dividedBy(2));
            assertThat(answer(first)).isInstanceOf(Admitted.class);
            var trying = north.connect(TABLET, kickOldUpTo(9));
            scene.time.pass(TIMEOUT.dividedBy(2));
            assertThat(answer(second)).isInstanceOf(Admitted.class);
            assertThat(trying).isNotDone();

            assertThat(answer(north.connect("watch", kickOldUpTo(9)))).isInstanceOf(Admitted.class);
            scene.time.pass(TIMEOUT.dividedBy(2));
            assertThat(north.connect("glasses", kickOldUpTo(9)))
                    .as("the next that tries")
                    .isNotDone();
        }

        @Test
        void kicksTheOldSessionOfThisNode() {
            north.admitted(PHONE, kickOld(1));
            north.cutOff();

            north.admitted(LAPTOP, kickOld(1));

            assertThat(north.guard.mayProceed(PHONE)).isFalse();
            assertThat(north.heard.words())
                    .containsExactly(
                            "granted phone",
                            "store lost",
                            "displaced phone by laptop",
                            "tell phone DISPLACED",
                            "ended phone DISPLACED",
                            "granted laptop");
        }

        @Test
        void resumesItsOwnSeat() {
            answer(north.connect(PHONE, firstCome(1), TAB, false));
            north.cutOff();

            assertThat(answer(north.connect(LAPTOP, firstCome(1), TAB, false))).isInstanceOf(Admitted.class);

            assertThat(north.heard.words()).contains("tell phone RESUMED");
        }

        @Test
        void meetsTheTakeoverBudget() {
            north.cutOff();
            var rule = kickOldUpTo(1);
            north.admitted(PHONE, rule);
            north.admitted(LAPTOP, rule);

            var refused = (Refused) answer(north.connect(TABLET, rule));

            assertThat(refused.reason()).isEqualTo(Refusal.TAKEOVER_LIMIT);
        }

        @Test
        void waitsForTheStoreAloneWhileTheOthersAreDecidedAtOnce() {
            north.wire.holdRequests();
            var first = north.connect(PHONE, firstCome(3));
            scene.time.pass(TIMEOUT);
            assertThat(answer(first)).isInstanceOf(Admitted.class);

            var trial = north.connect(LAPTOP, firstCome(3));
            var crowd = north.connect(TABLET, firstCome(3));

            assertThat(trial).isNotDone();
            assertThat(answer(crowd)).isInstanceOf(Admitted.class);
            scene.time.pass(TIMEOUT);
            assertThat(answer(trial)).isInstanceOf(Admitted.class);
        }
    }

    @Nested
    class ASession {

        @Test
        void goesOn() {
            north.admitted(PHONE, firstCome(1));
            north.cutOff();

            scene.time.pass(Duration.ofHours(1));

            assertThat(north.guard.mayProceed(PHONE)).isTrue();
        }

        @Test
        void thatClosesIsToldAtOnceWithWhatIsLeftHere() {
            north.admitted(PHONE, firstCome(2));
            north.cutOff();
            north.admitted(LAPTOP, firstCome(2));

            north.guard.disconnected(PHONE, EndReason.CLIENT_CLOSED);
            north.guard.disconnected(LAPTOP, EndReason.CLIENT_CLOSED);

            assertThat(north.heard.ends()).extracting(SessionEnd::remaining).containsExactly(1, 0);
            north.reconnect();
            scene.time.pass(BACK);
            assertThat(scene.store.size()).isZero();
            assertThat(north.guard.status().inDoubt()).isZero();
        }
    }

    @Nested
    class AStoreThatIsAwayForLong {

        @Test
        void isAskedToTakeBackOneAtATimeOfThoseWhomItNeverHad() {
            north.cutOff();
            for (int i = 0; i < 5; i++) {
                north.admitted(SessionKey.of("user-" + i), "device-" + i, firstCome(1));
            }
            scene.time.pass(HEARTBEAT);
            north.wire.calls();

            scene.time.pass(TIMEOUT);

            assertThat(north.wire.calls()).singleElement(STRING).startsWith("claim");
            north.reconnect();
            scene.time.pass(BACK);
            assertThat(north.guard.sessions()).hasSize(5).allMatch(SessionLease::fenced);
        }

        @Test
        void takesBackTheOthersWhereThePartIsStillAwayThatIsToTakeTheEldest() {
            north.cutOff();
            for (var device : List.of(PHONE, LAPTOP, TABLET)) {
                north.admitted(SessionKey.of("user of " + device), device, firstCome(1));
                scene.time.pass(TIMEOUT);
            }

            north.reconnect();
            north.wire.cut("claim " + PHONE);
            scene.time.pass(BACK.multipliedBy(2));

            assertThat(north.guard.sessions())
                    .filteredOn(SessionLease::fenced)
                    .extracting(SessionLease::sessionId)
                    .containsExactlyInAnyOrder(LAPTOP, TABLET);
        }
    }

    @Nested
    class AStoreThatIsAwayNowAndThen {

        @Test
        void leavesNoSeatTakenByWhoLeftWhileItWasThere() {
            north.registered.cut();
            north.admitted(PHONE, firstCome(1));
            scene.time.pass(HEARTBEAT);
            north.wire.cut();
            assertThat(answer(north.connect(LAPTOP, firstCome(1)))).isInstanceOf(Refused.class);

            north.wire.open();
            north.admitted(SessionKey.of("bob"), "bobs-phone", firstCome(1));
            north.guard.disconnected(PHONE, EndReason.CLIENT_CLOSED);
            north.wire.cut();

            assertThat(answer(north.connect(TABLET, firstCome(1)))).isInstanceOf(Admitted.class);
        }
    }

    @Nested
    class AStoreThatIsBack {

        @Test
        void getsTheSessionsThatWereLetInWithoutIt() {
            north.cutOff();
            var phone = north.admitted(PHONE, firstCome(1));
            scene.time.pass(HEARTBEAT);

            north.reconnect();
            scene.time.pass(BACK);

            var held = scene.holders();
            assertThat(held).extracting(SessionLease::sessionId).containsExactly(PHONE);
            assertThat(held.get(0).sinceMicros()).isEqualTo(phone.sinceMicros());
            assertThat(north.guard.sessions()).isEqualTo(held);
            assertThat(north.heard.words()).containsExactly("store lost", "granted phone", "store restored");
            assertThat(north.heard.timesReaffirmed(Reaffirmed.RECLAIMED)).isEqualTo(1);
        }

        @Test
        void losesWhoWasDisplacedWithoutIt() {
            north.admitted(PHONE, kickOld(1));
            north.cutOff();
            north.admitted(LAPTOP, kickOld(1));

            north.reconnect();
            scene.time.pass(BACK);

            assertThat(scene.holdingSessions()).containsExactly(LAPTOP);
            assertThat(north.guard.mayProceed(LAPTOP)).isTrue();
        }

        @Test
        void endsWhoIsOneTooManyAfterTheHolderWasProbed() {
            var south = scene.node("south");
            north.cutOff();
            north.admitted(PHONE, firstCome(1));
            south.admitted(LAPTOP, firstCome(1));

            north.reconnect();
            scene.time.pass(BACK);
            assertThat(north.guard.mayProceed(PHONE)).isTrue();
            scene.time.pass(PROBE_TIMEOUT.multipliedBy(2));

            assertThat(north.guard.mayProceed(PHONE)).isFalse();
            assertThat(scene.holdingSessions()).containsExactly(LAPTOP);
            assertThat(north.heard.words()).contains("tell phone LOST", "ended phone LOST");
            assertThat(north.heard.timesReaffirmed(Reaffirmed.LOST)).isEqualTo(1);
        }

        @Test
        void letsWhoIsThereHaveTheSeatOfAHolderThatVanished() {
            var south = scene.node("south");
            var gone = new Peer(end -> {}, () -> {}, scene.time::nanoTime);
            answer(south.guard.admit(new AdmissionRequest(ALICE, LAPTOP, firstCome(1), null, false, null), gone));
            gone.vanish();
            north.cutOff();
            north.admitted(PHONE, firstCome(1));

            north.reconnect();
            scene.time.pass(BACK.plus(PROBE_TIMEOUT.multipliedBy(2)));

            assertThat(scene.holdingSessions()).containsExactly(PHONE);
            assertThat(north.guard.mayProceed(PHONE)).isTrue();
        }

        @Test
        void mayHaveCarriedOutTheClaimThatItDidNotAnswer() {
            north.wire.holdAnswers();
            var phone = north.connect(PHONE, firstCome(1));
            scene.time.pass(TIMEOUT);
            assertThat(answer(phone)).isInstanceOf(Admitted.class);

            north.wire.open();
            scene.time.pass(TIMEOUT.multipliedBy(5));

            assertThat(scene.holders()).isEqualTo(north.guard.sessions()).hasSize(1);
            assertThat(north.guard.sessions().get(0).fenced()).isTrue();
        }

        @Test
        void takesBackWhatItGaveToASessionThatIsOver() {
            north.wire.holdAnswers();
            var unused = north.connect(PHONE, firstCome(1));
            scene.time.pass(TIMEOUT);
            north.guard.disconnected(PHONE, EndReason.CONNECTION_LOST);
            assertThat(scene.holdingSessions()).containsExactly(PHONE);

            north.wire.open();
            scene.time.pass(TIMEOUT.multipliedBy(4));

            assertThat(scene.holders()).isEmpty();
        }
    }

    @Nested
    class AStoreThatIsAwayAtTheStart {

        private final Scene.Node west = scene.newNode("west");

        @Test
        void keepsNobodyOut() {
            west.cutOff();
            assertThat(west.guard.start()).isCompletedExceptionally();

            var phone = west.admitted(PHONE, firstCome(1));

            assertThat(phone.fenced()).isFalse();
            west.reconnect();
            scene.time.pass(BACK);
            assertThat(scene.holders()).isEqualTo(west.guard.sessions()).hasSize(1);
        }
    }
}
