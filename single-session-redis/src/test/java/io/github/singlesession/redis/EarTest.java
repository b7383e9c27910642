// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.NodeId;
import io.github.singlesession.Notice;
import io.github.singlesession.redis.server.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** A subscription breaks and Lettuce mends it: what was said in between is lost, and the node has to find that out. */
class EarTest {

    private static final NodeId NODE = new NodeId("n1");
    private static final Notice LOOPBACK = new Notice.Loopback();
    private static final Notice MARKER = new Notice.Left(new NodeId("marker"));

    private final RedisServer server = RedisServer.running();
    private final LettuceConnectionFactory factory = Redis.factory(server);
    private final RedisCluster cluster = new RedisCluster(factory, Redis.options(), Redis.notices());
    private final List<Notice> heard = new CopyOnWriteArrayList<>();

    @BeforeEach
    void joinAndHear() {
        answer(cluster.listen(NODE, heard::add));
        answer(cluster.join(NODE));
        answer(cluster.renew(NODE, 0));
        await(() -> assertThat(heard).containsExactly(LOOPBACK));
    }

    @AfterEach
    void stop() {
        cluster.close();
        factory.destroy();
        server.close();
    }

    @Test
    void keepsLoopbacksToItselfOnceItWasDeaf() {
        breakSubscription();
        heard.clear();

        answer(cluster.renew(NODE, 0));
        answer(cluster.tell(NODE, MARKER));

        await(() -> assertThat(heard).contains(MARKER));
        assertThat(heard).doesNotContain(LOOPBACK);
    }

    @Test
    void hearsThemAgainWhenItsNodeListensAnew() {
        breakSubscription();
        answer(cluster.listen(NODE, heard::add));
        heard.clear();

        answer(cluster.renew(NODE, 0));

        await(() -> assertThat(heard).containsExactly(LOOPBACK));
    }

    /** Has Redis close the connection that listens, and waits until Lettuce listens again. */
    private void breakSubscription() {
        server.ask("CLIENT KILL TYPE pubsub");
        await(() -> {
            answer(cluster.tell(NODE, MARKER));
            assertThat(heard).contains(MARKER);
        });
    }

    private static void await(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion);
    }

    private static <A> A answer(CompletionStage<A> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
