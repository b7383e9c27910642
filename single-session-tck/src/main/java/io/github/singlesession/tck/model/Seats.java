// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.NodeId;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.TakeoverLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** What the model knows of one key: who holds it, its last token, its takeovers and its revocations. */
class Seats {

    private static final long REVOCATION = micros(Duration.ofHours(1));

    private final SessionKey key;
    private final List<Held> held = new ArrayList<>();

    private long lastToken;
    private boolean forgettable = true;
    private long windowEnd;
    private int takeovers;
    private long revokedUpTo;
    private long revokedUntil;

    Seats(SessionKey key) {
        this.key = key;
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    /** Drops what is past its time, which comes before everything else. */
    void arriveAt(long now) {
        held.removeIf(lease -> isOver(lease.expiry(), now));
        if (isOver(windowEnd, now)) {
            takeovers = 0;
        }
        if (isOver(revokedUntil, now)) {
            revokedUpTo = 0;
        }
        noteSilence();
    }

    /** Something that lasts until a time is over at that time. */
    boolean isOver(long end, long now) {
        return end <= now;
    }

    void buryNodes(Set<NodeId> dead) {
        held.removeIf(lease -> dead.stream().anyMatch(lease::boundTo));
        noteSilence();
    }

    /** A key without leases, takeovers and revocations says nothing any more: a store may forget even its last token. */
    void noteSilence() {
        if (held.isEmpty() && takeovers == 0 && revokedUpTo == 0) {
            forgettable = true;
        }
    }

    Optional<Held> find(String sessionId) {
        return held.stream().filter(lease -> lease.of(sessionId)).findFirst();
    }

    /** Returns who holds the key, oldest first. */
    List<Held> held() {
        return List.copyOf(held);
    }

    List<SessionLease> leases() {
        return held.stream().map(lease -> lease.lease(key)).toList();
    }

    SessionKey key() {
        return key;
    }

    long nextToken(TokenRule tokens) {
        lastToken = tokens.next(forgettable ? 0 : lastToken, lastToken);
        forgettable = false;
        return lastToken;
    }

    void put(Held lease) {
        held.removeIf(old -> old.of(lease.claimant().sessionId()));
        held.add(lease);
        held.sort(Comparator.comparingLong(Held::since).thenComparingLong(Held::token));
    }

    void remove(Held lease) {
        held.remove(lease);
    }

    /** Says whether no takeover is left. */
    boolean isSpent(TakeoverLimit limit) {
        return takeovers >= limit.max();
    }

    void countTakeover(TakeoverLimit limit, long now) {
        if (opensWindow()) {
            windowEnd = now + micros(limit.window());
        }
        takeovers++;
    }

    /** A window lasts from its first takeover. */
    boolean opensWindow() {
        return takeovers == 0;
    }

    /** Returns how long the window lasts yet, or would last if it began now. */
    Duration untilWindowEnd(TakeoverLimit limit, long now) {
        return takeovers == 0 ? limit.window() : Duration.ofNanos((windowEnd - now) * 1_000);
    }

    /**
     * Whoever has a token by now is revoked, even one that the store no longer knows. That is remembered for an hour,
     * by the tokens' time where tokens run ahead of the clock.
     *
     * @param reached a time that the store's has reached, if now is known less well
     */
    void revoke(long now, long reached) {
        revokedUpTo = Math.max(lastToken, reached);
        revokedUntil = rememberedFrom(now, revokedUpTo) + REVOCATION;
    }

    /** Returns from when the hour runs for which an end is remembered. */
    long rememberedFrom(long now, long upTo) {
        return Math.max(now, upTo);
    }

    boolean isRevoked(long formerToken) {
        return formerToken <= revokedUpTo;
    }

    long windowEnd() {
        return windowEnd;
    }

    long revokedUntil() {
        return revokedUntil;
    }

    /** Returns the times at which an answer about this key changes by itself. */
    LongStream boundaries() {
        var expiries = held.stream().filter(Held::timed).mapToLong(Held::expiry);
        return LongStream.concat(expiries, LongStream.of(windowEnd, revokedUntil));
    }
}
