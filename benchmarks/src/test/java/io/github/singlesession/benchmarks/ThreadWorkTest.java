// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadWorkTest {

    private static final int BYTES = 10_000_000;
    private static final long PATIENCE_MILLIS = 10_000;

    private final CountDownLatch allocated = new CountDownLatch(1);
    private final CountDownLatch seen = new CountDownLatch(1);
    private volatile byte[] kept = {};

    @Test
    void countsWhatAThreadDidThatHasEndedAndNobodyElse() throws InterruptedException {
        try (var work = new ThreadWork()) {
            var worker = new Thread(this::allocate, "worker-1");
            worker.start();
            assertThat(allocated.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
            work.look();
            seen.countDown();
            worker.join(PATIENCE_MILLIS);
            assertThat(worker.isAlive()).isFalse();
            work.look();

            assertThat(work.of("worker-").bytes()).isGreaterThanOrEqualTo(kept.length);
            assertThat(work.of("nobody-")).isEqualTo(new ThreadWork.Work(0, 0));
        }
    }

    private void allocate() {
        kept = new byte[BYTES];
        allocated.countDown();
        try {
            var unused = seen.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
