// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.Cast.ALICE;
import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.TABLET;
import static io.github.singlesession.Cast.connect;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.guard.Scene.HEARTBEAT;
import static io.github.singlesession.guard.Scene.LEASE;
import static io.github.singlesession.guard.Scene.TIMEOUT;
import static io.github.singlesession.guard.Scene.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.SessionKey;
import io.github.singlesession.guard.Admission.Admitted;
import io.github.singlesession.guard.Admission.Refused;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OtherNodesTest {

    private static final Duration INTERVAL = GuardOptions.named("any").reaffirmInterval();
    private static final SessionKey BOB = SessionKey.of("bob");

    private final Scene scene = new Scene();
    private final Scene.Node north = scene.node("north");
    private final Scene.Node south = scene.node("south");

    @Nested
    class WhereAllIsWell {

        @Test
        void aClaimIsOneCall() {
            north.admitted(PHONE, firstCome(1));

            assertThat(answer(south.connect(LAPTOP, firstCome(1)))).isInstanceOf(Refused.class);

            assertThat(north.wire.calls()).containsExactly("claim phone");
            assertThat(south.wire.calls()).containsExactly("claim laptop");
            assertThat(south.registered.calls()).containsExactly("tell", "verdict");
        }

        @Test
        void anotherNodeThatHoldsIsAskedAboutOnceInAReaffirmInterval() {
            north.admitted(PHONE, firstCome(1));

            for (int i = 0; i < 10; i++) {
                answer(south.connect(LAPTOP, firstCome(1)));
            }
            assertThat(south.registered.calls()).hasSize(11).containsOnlyOnce("verdict");

            scene.time.pass(INTERVAL.plusSeconds(1));
            south.registered.calls();
            answer(south.connect(LAPTOP, firstCome(1)));
            assertThat(south.registered.calls()).containsExactly("tell", "verdict");
        }

        @Test
        void aNodeRenewsEveryHeartbeatWithTheNumberOfItsSessions() {
            north.admitted(PHONE, firstCome(2));
            north.admitted(LAPTOP, firstCome(2));
            north.registered.calls();

            scene.time.pass(HEARTBEAT.multipliedBy(4));

            assertThat(north.registered.calls()).hasSize(4).containsOnly("renew");
            assertThat(answer(scene.cluster.nodes()))
                    .containsExactlyInAnyOrder(
                            new NodeStatus(north.guard.node(), 2), new NodeStatus(south.guard.node(), 0));
        }
    }

    @Nested
    class WhereANodeLeft {

        @Test
        void itsSeatsAreFreeForTheOthersAtOnce() {
            north.admitted(PHONE, firstCome(1));
            var unused = north.guard.drain(Duration.ZERO, Duration.ofMinutes(1));
            scene.time.settle();

            assertThat(answer(south.connect(LAPTOP, firstCome(1)))).isInstanceOf(Admitted.class);

            assertThat(scene.holdingSessions()).containsExactly(LAPTOP);
            assertThat(south.wire.calls()).containsExactly("claim laptop", "claim laptop");
            assertThat(south.registered.calls()).containsExactly("verdict");
        }
    }

    @Nested
    class WhereANodeDied {

        @Test
        void itsSeatIsTakenAfterALeaseAndAHeartbeatWithThreeCalls() {
            north.admitted(PHONE, firstCome(1));
            north.die();

            scene.time.pass(LEASE.minus(HEARTBEAT));
            assertThat(answer(south.connect(LAPTOP, firstCome(1)))).isInstanceOf(Refused.class);
            scene.time.pass(HEARTBEAT.multipliedBy(2));
            south.wire.calls();
            south.registered.calls();
            assertThat(answer(south.connect(TABLET, firstCome(1)))).isInstanceOf(Admitted.class);

            assertThat(scene.holdingSessions()).containsExactly(TABLET);
            assertThat(south.wire.calls()).containsExactly("claim tablet", "claim tablet");
            assertThat(south.registered.calls()).containsExactly("verdict");
        }

        @Test
        void allItsSeatsAreTakenWhoeverAskedForTheVerdict() {
            var west = scene.node("west");
            north.admitted(ALICE, PHONE, firstCome(1));
            north.admitted(BOB, "bobs-phone", firstCome(1));
            north.die();
            scene.time.pass(LEASE.plus(HEARTBEAT));
            south.admitted(ALICE, LAPTOP, firstCome(1));

            scene.time.pass(Duration.ofHours(1));

            west.admitted(BOB, "bobs-laptop", firstCome(1));
        }

        @Test
        void itComesBackAsAnotherNode() {
            var before = north.guard.node();
            north.admitted(PHONE, firstCome(1));
            north.die();
            scene.time.pass(LEASE.plus(HEARTBEAT));
            south.admitted(LAPTOP, firstCome(1));

            north.registered.open();
            scene.time.pass(TIMEOUT);

            assertThat(north.guard.node()).isNotEqualTo(before);
            assertThat(nodes()).contains(north.guard.node()).doesNotContain(before);
        }
    }

    @Nested
    class WhereTheRegisterLostItsData {

        private final NodeId forgotten = new NodeId("west-1");

        @Test
        void theSeatOfANodeThatItForgotIsFreeForWhoeverComesBack() {
            scene.store.claim(connect(PHONE, forgotten, firstCome(1)));
            assertThat(answer(south.connect(LAPTOP, firstCome(1)))).isInstanceOf(Refused.class);

            assertThat(answer(south.connect(LAPTOP, firstCome(1)))).isInstanceOf(Admitted.class);
        }

        @Test
        void itIsFreeAfterTheGraceOnly() {
            scene.store.claim(connect(PHONE, forgotten, firstCome(1)));
            north.registered.cut();
            south.registered.cut();
            scene.time.pass(LEASE);
            south.registered.open();
            scene.time.pass(HEARTBEAT);

            answer(south.connect(LAPTOP, firstCome(1)));
            assertThat(answer(south.connect(LAPTOP, firstCome(1)))).isInstanceOf(Refused.class);

            scene.time.pass(LEASE);
            answer(south.connect(LAPTOP, firstCome(1)));
            assertThat(answer(south.connect(LAPTOP, firstCome(1)))).isInstanceOf(Admitted.class);
        }
    }

    @Nested
    class WhereANodeIsSuspectedOnly {

        @Test
        void itKeepsItsSeatsIfItRenewsInTime() {
            north.admitted(PHONE, firstCome(1));
            north.die();
            scene.time.pass(LEASE.plus(HEARTBEAT));
            north.registered.open();
            north.registered.deliver("renew");
            south.registered.calls();

            assertThat(answer(south.connect(LAPTOP, firstCome(1)))).isInstanceOf(Refused.class);

            assertThat(south.registered.calls()).containsExactly("verdict", "tell");
            assertThat(south.wire.calls()).containsExactly("claim laptop");
            assertThat(scene.holdingSessions()).containsExactly(PHONE);
        }

        @Test
        void itKeepsItsSeatsInTheGraceAfterASilence() {
            north.admitted(PHONE, firstCome(1));
            north.die();
            south.registered.cut();
            scene.time.pass(LEASE.multipliedBy(2));
            south.registered.open();
            scene.time.pass(HEARTBEAT);
            south.registered.calls();

            assertThat(answer(south.connect(LAPTOP, firstCome(1)))).isInstanceOf(Refused.class);
            assertThat(south.registered.calls()).containsExactly("verdict", "tell");

            scene.time.pass(LEASE);
            assertThat(answer(south.connect(TABLET, firstCome(1)))).isInstanceOf(Admitted.class);
        }
    }

    @Nested
    class WhereTheRegisterDoesNotAnswer {

        @Test
        void aNodeGoesOnRenewingWhenItAnswersAtLast() {
            north.registered.cut();
            scene.time.pass(LEASE);
            north.registered.calls();
            north.registered.open();

            scene.time.pass(HEARTBEAT);

            assertThat(north.registered.calls()).containsExactly("renew");
        }

        @Test
        void aNodeGoesOnRenewingAlthoughARenewalIsNeverAnswered() {
            north.registered.holdRequests();
            scene.time.pass(HEARTBEAT);
            north.registered.calls();
            north.registered.open();

            scene.time.pass(HEARTBEAT.multipliedBy(2));

            assertThat(north.registered.calls()).containsExactly("renew", "renew");
        }

        @Test
        void aNodeJoinsAlthoughItsFirstJoinIsNeverAnswered() {
            var west = scene.newNode("west");
            west.registered.holdRequests();
            var unused = west.guard.start();
            west.registered.open();

            scene.time.pass(HEARTBEAT);

            assertThat(nodes()).contains(west.guard.node());
        }
    }

    private List<NodeId> nodes() {
        return answer(scene.cluster.nodes()).stream().map(NodeStatus::node).toList();
    }
}
