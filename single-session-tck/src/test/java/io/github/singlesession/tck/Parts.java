// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.memory.InMemoryCluster;
import io.github.singlesession.slot.SlotText;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A sound store in parts, so that a breakage can put something else between them. */
final class Parts {

    private final ManualClock clock = new ManualClock();
    private final LongSupplier now = new StoreMicros(clock);
    private final Cluster cluster = new InMemoryCluster(clock, NodeTiming.DEFAULT, Runnable::run);
    private final ConcurrentMap<String, String> slots = new ConcurrentHashMap<>();

    Cluster cluster() {
        return cluster;
    }

    /** Returns the store's time in microseconds. */
    long now() {
        return now.getAsLong();
    }

    SessionRegistry registry() {
        return registryTelling(cluster);
    }

    /** Returns a registry over the same records that tells its nodes by something else than the cluster. */
    SessionRegistry registryTelling(Cluster other) {
        return new CompareAndSetSessionRegistry(slots, now, other);
    }

    StoreUnderTest with(SessionRegistry registry) {
        return new StoreUnderTest(registry, cluster, clock::advance);
    }

    /** Edits the record of a key, or does nothing if there is none. */
    void edit(SessionKey key, Consumer<SlotRecord> change) {
        slots.computeIfPresent(name(key), (name, text) -> SlotRecord.edit(text, change));
    }

    void forget(SessionKey key) {
        slots.remove(name(key));
    }

    /** Returns the leases in the record of a key, also those whose time has passed. */
    List<SessionLease> everyLease(SessionKey key) {
        return SlotText.read(slots.getOrDefault(name(key), "")).holders(key, 0);
    }

    private static String name(SessionKey key) {
        return key.scope() + ':' + key.subject();
    }
}
