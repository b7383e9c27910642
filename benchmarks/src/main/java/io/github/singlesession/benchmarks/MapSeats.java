// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.singlesession.SessionKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** What one writes by hand: a record put into a map if there is none, and removed if it is still the same. */
final class MapSeats implements Seats {

    private final List<Visitor> visitors;
    private final ConcurrentMap<SessionKey, Seat> seats;

    private MapSeats(List<Visitor> visitors, ConcurrentMap<SessionKey, Seat> seats) {
        this.visitors = visitors;
        this.seats = seats;
    }

    static MapSeats concurrentHashMap(List<Visitor> visitors) {
        return new MapSeats(visitors, new ConcurrentHashMap<>());
    }

    /** Seats in a cache that also forgets them. Its upkeep is done by the caller, so that it is measured. */
    static MapSeats caffeine(List<Visitor> visitors) {
        var cache = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofHours(1))
                .executor(Runnable::run)
                .<SessionKey, Seat>build();
        return new MapSeats(visitors, cache.asMap());
    }

    @Override
    public Object claim(int visitor) {
        var who = visitors.get(visitor);
        var seat = new Seat(who.sessionId(), "north-1");
        var taken = seats.putIfAbsent(who.key(), seat);
        if (taken != null) {
            throw new IllegalStateException("the seat of " + who + " is taken by " + taken);
        }
        return seat;
    }

    @Override
    public void release(int visitor, Object held) {
        seats.remove(visitors.get(visitor).key(), held);
    }

    @Override
    public @Nullable String holder(int visitor) {
        var seat = seats.get(visitors.get(visitor).key());
        return seat == null ? null : seat.sessionId();
    }

    private record Seat(String sessionId, String node) {}
}
