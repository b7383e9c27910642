// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import io.github.singlesession.SessionKey;
import io.github.singlesession.guard.SessionGuard;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Whose entries are weighed, on one member of Hazelcast, without backup. */
enum HazelcastEntry {
    LEASE("a lease"),
    LEASE_SILENT("a lease without client and connection"),
    PLAIN("`putIfAbsent` with a time to live"),
    PLAIN_FOR_EVER("`putIfAbsent` without one");

    private static final int ENTRIES = 60_000;

    /** As a guard is called: a name of 13 characters, and a random part. */
    private static final String NODE = "quiz-server-1-q83vASNF";

    private final String title;

    HazelcastEntry(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Returns how many bytes of heap each takes, its key and its share of the tables included. */
    static Map<HazelcastEntry, Long> weighAll() {
        var visitors = visitors();
        var bytes = new EnumMap<HazelcastEntry, Long>(HazelcastEntry.class);
        try (var hazelcast = new HazelcastArena(1, 0)) {
            // The first time, things are made that stay. The second counts.
            for (int time = 0; time < 2; time++) {
                for (var entry : values()) {
                    bytes.put(entry, entry.weigh(visitors, hazelcast));
                }
            }
        }
        return bytes;
    }

    /** Returns visitors whose subjects have 24 characters. */
    private static List<Visitor> visitors() {
        return IntStream.range(0, ENTRIES)
                .mapToObj(i -> new Visitor(SessionKey.of("user-%019d".formatted(i)), SessionGuard.newSessionId()))
                .toList();
    }

    private long weigh(List<Visitor> visitors, HazelcastArena hazelcast) {
        // A map that was cleared keeps its tables.
        hazelcast.drop();
        try (var seats = seats(visitors, hazelcast)) {
            return Race.bytes(seats, hazelcast, ENTRIES);
        }
    }

    private StoreSeats seats(List<Visitor> visitors, HazelcastArena hazelcast) {
        return switch (this) {
            case LEASE -> RegistrySeats.inHazelcast(visitors, hazelcast, LeaseDetail.AS_THE_STARTER.on(NODE));
            case LEASE_SILENT -> RegistrySeats.inHazelcast(visitors, hazelcast, LeaseDetail.NONE.on(NODE));
            case PLAIN -> new PutIfAbsentSeats(visitors, hazelcast, HazelcastSeats.KEPT);
            case PLAIN_FOR_EVER -> new PutIfAbsentSeats(visitors, hazelcast);
        };
    }
}
