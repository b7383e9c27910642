// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Allocation;
import io.github.singlesession.Cast;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Claimant;
import io.github.singlesession.LiveHeap;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionRule;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Counts, not times. In a virtual machine of its own: what is allocated depends on what was compiled before. */
class InMemoryFootprintTest {

    private static final int PAIRS = 50_000;
    private static final int SESSIONS = 100_000;

    /** A ceiling, not the goal of 400: between 392 and 504, as the compiler of the day inlines. */
    private static final long BYTES_A_PAIR = 600;

    private static final long BYTES_A_SESSION = 200;

    private static final SessionRule RULE = Cast.firstCome(1);

    private final InMemorySessionRegistry registry = new InMemorySessionRegistry(
            InstantSource.system(),
            System::nanoTime,
            new InMemoryCluster(InstantSource.system(), NodeTiming.DEFAULT, Runnable::run));

    @Test
    void claimAndReleaseAllocateAtMost600Bytes() {
        var keys = keys(1_000);
        long allocated = Allocation.of(() -> {
            for (int i = 0; i < PAIRS; i++) {
                var key = keys.get(i % keys.size());
                release(key, claim(key));
            }
        });

        assertThat(allocated / PAIRS).isLessThanOrEqualTo(BYTES_A_PAIR);
    }

    @Test
    void liveSessionTakesAtMost200BytesBesideItsStrings() {
        long before = LiveHeap.bytes();
        for (int i = 0; i < SESSIONS; i++) {
            claim(SessionKey.of("user-" + i));
        }
        long bytes = (LiveHeap.bytes() - before) / SESSIONS;

        assertThat(registry.size()).isEqualTo(SESSIONS);
        assertThat(bytes).isLessThanOrEqualTo(BYTES_A_SESSION);
    }

    private ClaimOutcome.Granted claim(SessionKey key) {
        var claim = SessionClaim.connect(key, Claimant.of(key.subject(), Cast.NORTH), RULE);
        return (ClaimOutcome.Granted)
                registry.claim(claim).toCompletableFuture().join();
    }

    private void release(SessionKey key, ClaimOutcome.Granted granted) {
        var lease = granted.lease();
        var unused = registry.release(key, lease.sessionId(), lease.token());
    }

    private static List<SessionKey> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SessionKey.of("user-" + i))
                .toList();
    }
}
