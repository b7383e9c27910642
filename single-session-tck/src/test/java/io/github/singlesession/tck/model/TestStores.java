// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.memory.InMemoryCluster;
import io.github.singlesession.memory.InMemorySessionRegistry;
import io.github.singlesession.tck.ManualClock;
import io.github.singlesession.tck.StoreUnderTest;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Stores whose time the test moves, alone or beside the time that flows. */
final class TestStores {

    private TestStores() {}

    static StoreUnderTest inMemory() {
        var clock = new ManualClock();
        return inMemory(clock, clock, clock::nanoTime);
    }

    /** Returns a store whose time also flows by itself, as that of a real server does. */
    static StoreUnderTest inMemoryInFlowingTime() {
        var clock = new ManualClock();
        return inMemory(clock, () -> clock.instant().plusNanos(System.nanoTime()), System::nanoTime);
    }

    private static StoreUnderTest inMemory(ManualClock hand, InstantSource time, LongSupplier nanos) {
        var cluster = cluster(time);
        return new StoreUnderTest(new InMemorySessionRegistry(time, nanos, cluster), cluster, hand::advance);
    }

    static StoreUnderTest ruledBy(Model model) {
        var clock = new ManualClock();
        return new StoreUnderTest(new RuledRegistry(model, clock), cluster(clock), clock::advance);
    }

    private static Cluster cluster(InstantSource clock) {
        return new InMemoryCluster(clock, NodeTiming.DEFAULT, Runnable::run);
    }
}
