// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** What contenders in a store are asked to do, again and again. */
enum StoreJob {
    CLAIM("Claim of a free seat", StoreJob.MANY, false),
    PAIR("Claim and release", StoreJob.SOME, false),
    DENIED("Claim that is denied", StoreJob.SOME, true),
    TAKEOVER("Takeover", StoreJob.SOME, true);

    /** So many seats that the bytes of one come out. */
    static final int MANY = 25_000;

    /** So many that no two operations in flight are about one seat. */
    private static final int SOME = 4_096;

    private final String title;
    private final int visitors;
    private final boolean held;

    StoreJob(String title, int visitors, boolean held) {
        this.title = title;
        this.visitors = visitors;
        this.held = held;
    }

    String title() {
        return title;
    }

    int visitors() {
        return visitors;
    }

    /** Whether all seats are held before the job begins. */
    boolean held() {
        return held;
    }

    /** How often it can be done before it needs an empty store again. */
    int most() {
        return this == CLAIM ? visitors : Integer.MAX_VALUE;
    }

    boolean doneBy(StoreSeats seats) {
        return this != TAKEOVER || seats instanceof StoreSeats.Takeable;
    }

    /** Does it for the time that {@code turn} says. */
    CompletionStage<?> run(StoreSeats seats, List<Visitor> all, int turn) {
        int visitor = turn % visitors;
        return switch (this) {
            case CLAIM -> seats.claim(visitor);
            case PAIR -> seats.claim(visitor).thenCompose(held -> seats.release(visitor, held));
            case DENIED -> seats.denied(visitor);
            case TAKEOVER -> {
                boolean rival = turn / visitors % 2 == 0;
                var sessionId = rival ? StoreVisitors.RIVAL : all.get(visitor).sessionId();
                yield ((StoreSeats.Takeable) seats).takeOver(visitor, sessionId);
            }
        };
    }
}
