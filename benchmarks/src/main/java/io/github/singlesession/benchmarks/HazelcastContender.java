// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.time.Duration;
import java.util.List;

/** Who does the job of {@link StoreSeats} in Hazelcast. */
enum HazelcastContender {
    REGISTRY("`HazelcastSessionRegistry`"),
    REGISTRY_SILENT("the same, leases without client and connection"),
    PUT("`putAsync`, `removeAsync`"),
    PUT_AGAIN("the same again (control)"),
    PROCESSOR("an entry processor that compares and sets"),
    REGISTRY_AWAITED("`HazelcastSessionRegistry`"),
    PUT_IF_ABSENT("`putIfAbsent`, `remove`"),
    PUT_IF_ABSENT_AGAIN("the same again (control)"),
    PUT_IF_ABSENT_FOR_A_TIME("the same, with a time to live"),
    PROCESSOR_AWAITED("an entry processor that compares and sets"),
    LOCK("`tryLock`, `unlock`");

    private static final int MEMBERS = 3;

    private final String title;

    HazelcastContender(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /**
     * Starts three members and lets all contenders come to the first.
     *
     * @param time for how long a job is done, if it can be for so long
     */
    static Race<HazelcastContender, HazelcastMeasurement> race(Duration time) {
        var hazelcast = new HazelcastArena(MEMBERS, 1);
        var visitors = Visitor.visitors(StoreJob.MANY);
        return new Race<>(
                HazelcastContender.class, hazelcast, visitors, contender -> contender.seats(visitors, hazelcast), time);
    }

    /** Returns seats for these visitors and no others. */
    StoreSeats seats(List<Visitor> visitors, HazelcastArena hazelcast) {
        return switch (this) {
            case REGISTRY -> RegistrySeats.inHazelcast(visitors, hazelcast, LeaseDetail.AS_THE_STARTER);
            case REGISTRY_SILENT -> RegistrySeats.inHazelcast(visitors, hazelcast, LeaseDetail.NONE);
            case PUT, PUT_AGAIN -> new PutAsyncSeats(visitors, hazelcast);
            case PROCESSOR -> new ProcessorSeats(visitors, hazelcast);
            case REGISTRY_AWAITED -> new AwaitedSeats(REGISTRY.seats(visitors, hazelcast));
            case PUT_IF_ABSENT, PUT_IF_ABSENT_AGAIN -> new PutIfAbsentSeats(visitors, hazelcast);
            case PUT_IF_ABSENT_FOR_A_TIME -> new PutIfAbsentSeats(visitors, hazelcast, HazelcastSeats.KEPT);
            case PROCESSOR_AWAITED -> new AwaitedSeats(PROCESSOR.seats(visitors, hazelcast));
            case LOCK -> new LockSeats(visitors, hazelcast);
        };
    }
}
