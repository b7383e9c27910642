// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.memory;

import static io.github.singlesession.Cast.NORTH;
import static io.github.singlesession.Cast.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.Notice;
import io.github.singlesession.Renewal;
import io.github.singlesession.Verdict;
import io.github.singlesession.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InMemoryClusterTest {

    private final VirtualTime time = new VirtualTime();
    private final List<Runnable> underWay = new ArrayList<>();
    private final InMemoryCluster cluster = new InMemoryCluster(time, NodeTiming.DEFAULT, underWay::add);
    private final List<Notice> northHears = new ArrayList<>();
    private final List<Notice> southHears = new ArrayList<>();

    @Nested
    class Notices {

        @Test
        void comeBackToWhoRenews() {
            join(NORTH, northHears::add);

            answer(cluster.renew(NORTH, 2));

            arrive();
            assertThat(northHears).containsExactly(new Notice.Loopback());
            assertThat(answer(cluster.nodes())).containsExactly(new NodeStatus(NORTH, 2));
        }

        @Test
        void areLeftToTheExecutor() {
            join(NORTH, northHears::add);

            answer(cluster.tell(NORTH, new Notice.Left(SOUTH)));

            assertThat(northHears).isEmpty();
            arrive();
            assertThat(northHears).containsExactly(new Notice.Left(SOUTH));
        }

        @Test
        void getLostWhereNobodyIs() {
            answer(cluster.tell(SOUTH, new Notice.Loopback()));

            assertThat(underWay).isEmpty();
        }

        @Test
        void tellTheOthersThatANodeLeft() {
            join(NORTH, northHears::add);
            join(SOUTH, southHears::add);

            answer(cluster.leave(SOUTH));

            arrive();
            assertThat(northHears).containsExactly(new Notice.Left(SOUTH));
            assertThat(southHears).isEmpty();
        }

        @Test
        void getLostWhereANodeLeft() {
            join(SOUTH, southHears::add);
            answer(cluster.leave(SOUTH));

            answer(cluster.tell(SOUTH, new Notice.Loopback()));

            arrive();
            assertThat(southHears).isEmpty();
        }
    }

    @Nested
    class TheRegister {

        @Test
        void hasTheStoresTime() {
            assertThat(answer(cluster.join(NORTH))).isEqualTo(new Renewal.Live(time.micros(), Set.of(), Map.of()));
        }

        @Test
        void strikesWhoFellSilent() {
            join(NORTH, northHears::add);
            join(SOUTH, southHears::add);
            for (int beat = 0; beat < 3; beat++) {
                time.pass(Duration.ofSeconds(5));
                answer(cluster.renew(NORTH, 0));
            }
            time.pass(Duration.ofMillis(1));

            assertThat(answer(cluster.verdict(SOUTH))).isEqualTo(Verdict.DEAD);
            assertThat(answer(cluster.renew(SOUTH, 0))).isEqualTo(new Renewal.Dead());
            assertThat(answer(cluster.verdict(NORTH))).isEqualTo(Verdict.LIVE);
        }

        @Test
        void strikesNobodyBecauseTheClockWasSetForward() {
            join(NORTH, northHears::add);
            join(SOUTH, southHears::add);

            time.setClock(Duration.ofHours(1));
            answer(cluster.renew(NORTH, 0));

            assertThat(answer(cluster.verdict(SOUTH))).isEqualTo(Verdict.UNKNOWN);
            assertThat(answer(cluster.renew(SOUTH, 0))).isInstanceOf(Renewal.Live.class);
        }
    }

    private void arrive() {
        underWay.forEach(Runnable::run);
        underWay.clear();
    }

    private void join(NodeId node, Consumer<Notice> listener) {
        answer(cluster.listen(node, listener));
        answer(cluster.join(node));
    }

    private static <A> A answer(CompletionStage<A> stage) {
        return stage.toCompletableFuture().join();
    }
}
