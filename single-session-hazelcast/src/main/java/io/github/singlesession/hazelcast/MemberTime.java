// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import java.time.InstantSource;
import java.time.temporal.ChronoField;

/**
 * The store's time as one member has it, in microseconds since the epoch: its own clock, corrected to what the owner of
 * the register of nodes said with the last renewal. So all members agree on the time as well as they can, whatever their
 * clocks say: else a claim's deadline, which one of them sets, would have passed already on another.
 *
 * <p>Every reading is later than the one before, but for a correction.
 */
final class MemberTime {

    /** By which a member has its time. */
    static final String NAME = MemberTime.class.getName();

    private final InstantSource clock;
    private long correction;
    private long last;

    MemberTime(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns the time of a member. It is there on every member that has this class, whether or not it has nodes. */
    static MemberTime of(HazelcastInstance member) {
        return (MemberTime)
                member.getUserContext().computeIfAbsent(NAME, name -> new MemberTime(InstantSource.system()));
    }

    synchronized long now() {
        last = Math.max(last + 1, own() + correction);
        return last;
    }

    /** Returns what the member's own clock says, in microseconds since the epoch. */
    long own() {
        var instant = clock.instant();
        return instant.getEpochSecond() * 1_000_000 + instant.getLong(ChronoField.MICRO_OF_SECOND);
    }

    /**
     * The register was asked, and said what time it is. The correction stays as it is while that can be true.
     *
     * @param sent what the own clock said before
     * @param received what it said after
     */
    synchronized void heard(long time, long sent, long received) {
        long corrected = Math.max(time - received, Math.min(time - sent, correction));
        if (corrected != correction) {
            correction = corrected;
            last = 0;
        }
    }
}
