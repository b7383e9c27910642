// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeId;
import io.github.singlesession.Renewal;
import io.github.singlesession.tck.StoreUnderTest;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The store's time, as a node learns it: from the answers to its renewals. Where time passes only when the test lets it,
 * it is read once and then counted.
 */
final class StoreClock {

    private final Cluster cluster;
    private final Consumer<Duration> advance;
    private final Grain grain;

    private NodeId node = newNode();
    private long counted;

    StoreClock(StoreUnderTest store, Grain grain) {
        this.cluster = store.cluster();
        this.advance = store.advance();
        this.grain = grain;
        advance.accept(Grain.STEP);
        this.counted = join();
    }

    private static NodeId newNode() {
        return new NodeId("clock-" + UUID.randomUUID());
    }

    /** Returns the store's time, in microseconds since the epoch. */
    long now() {
        return grain.exact() ? counted : renew();
    }

    /** Lets time pass. */
    void advance(long micros) {
        advance.accept(Duration.ofNanos(micros * 1_000));
        counted += micros;
    }

    /** Leaves no node behind. */
    void stop() {
        Answer.of(() -> cluster.leave(node));
    }

    private long join() {
        return time(Answer.of(() -> cluster.join(node)));
    }

    private long renew() {
        var answer = Answer.of(() -> cluster.renew(node, 0));
        if (answer instanceof Renewal.Dead) {
            node = newNode();
            return join();
        }
        return time(answer);
    }

    private static long time(Object answer) {
        if (answer instanceof Renewal.Live live) {
            return live.now();
        }
        throw new AssertionError("the store did not tell its time, but " + answer);
    }
}
