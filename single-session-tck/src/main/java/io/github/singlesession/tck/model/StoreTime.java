// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import java.util.OptionalLong;

/** The store's time during a replay: it passes as the operations say, and keeps away from what cannot be judged. */
final class StoreTime {

    private final StoreClock clock;
    private final Model model;
    private final Grain grain;

    private boolean justPassed;

    StoreTime(StoreClock clock, Model model, Grain grain) {
        this.clock = clock;
        this.model = model;
        this.grain = grain;
    }

    long now() {
        return clock.now();
    }

    void pass(long micros) {
        clock.advance(micros);
        justPassed = true;
    }

    void passTo(Operation.PassTo to, Seats seats) {
        long wait = end(to, seats) + grain.away(to.grains()) - now();
        if (wait > 0) {
            pass(wait);
        }
    }

    private static long end(Operation.PassTo to, Seats seats) {
        return switch (to.ending()) {
            case TIMED_LEASE ->
                seats.find(to.sessionId()).filter(Held::timed).map(Held::expiry).orElse(0L);
            case TAKEOVER_WINDOW -> seats.windowEnd();
            case REVOCATION -> seats.revokedUntil();
        };
    }

    /** Returns the time of the next operation, at which the store can be asked. */
    long next() {
        if (grain.exact() && !justPassed) {
            clock.advance(Seats.micros(Grain.STEP));
        }
        justPassed = false;
        long now = now();
        for (var edge = edge(now); edge.isPresent(); edge = edge(now)) {
            clock.advance(edge.getAsLong() + grain.blur() - now);
            now = now();
        }
        return now;
    }

    /** Returns a moment so near that the store might be asked before it or after it. */
    private OptionalLong edge(long now) {
        return model.boundaries()
                .filter(moment -> Math.abs(moment - now) < grain.blur())
                .findFirst();
    }

    /** Says whether so much time passed since an operation that it may have been carried out beyond the next moment. */
    boolean blurredSince(long asked) {
        return !grain.exact() && now() - asked >= grain.blur();
    }
}
