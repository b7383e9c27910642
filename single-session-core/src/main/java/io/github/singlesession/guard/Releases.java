// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.slot.UnreadableSlotException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Gives leases back, and tries until the store has answered. */
final class Releases {

    /** So many at a time, so that what an outage left behind does not reach the store as one blow. */
    private static final int BATCH = 256;

    private final Context context;
    private final Store store;
    private final Runnable onOwed;
    private final Map<String, Owed> owed = new ConcurrentHashMap<>();

    /**
     * Creates releases of which none is owed.
     *
     * @param onOwed called when something is owed
     */
    Releases(Context context, Store store, Runnable onOwed) {
        this.onOwed = onOwed;
        this.context = context;
        this.store = store;
    }

    /** Returns how many leases are to be given back that the store did not take back yet. */
    int owed() {
        return owed.size();
    }

    /**
     * Gives a lease back now.
     *
     * @return what the store answered; exceptionally if it did not, and then the lease is given back later
     */
    CompletionStage<ReleaseOutcome> giveBack(SessionLease lease) {
        return attempt(new Owed(lease.key(), lease.sessionId(), lease.token(), context.now()));
    }

    /** Gives a lease back as soon as the store can be expected to answer. */
    void owe(SessionLease lease) {
        owe(new Owed(lease.key(), lease.sessionId(), lease.token(), context.now()));
    }

    /** Gives back what a claim that was never answered may have taken, once the claim cannot take it any more. */
    void giveBackInDoubt(SessionKey key, String sessionId) {
        long afterDeadline = context.now() + 2 * store.timeout().toNanos();
        owe(new Owed(key, sessionId, SessionLease.ANY_TOKEN, afterDeadline));
    }

    /**
     * Gives back what is owed.
     *
     * @return completes when all of it is given back that was due; exceptionally once the store fails to answer
     */
    CompletionStage<Void> flush() {
        var due = new ArrayList<Owed>();
        for (var release : owed.values()) {
            if (context.now() - release.due() >= 0) {
                due.add(release);
            }
        }
        due.sort(Comparator.comparingLong(release -> release.due() - context.now()));
        return flush(due);
    }

    private CompletionStage<Void> flush(List<Owed> due) {
        if (due.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        // While the store is away one is enough to find out whether it is back.
        int count = Math.min(due.size(), store.state().up() ? BATCH : 1);
        var batch = due.subList(0, count).stream()
                .map(release -> Store.unlessUnreadable(attempt(release)))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(batch).thenCompose(done -> flush(due.subList(count, due.size())));
    }

    private CompletionStage<ReleaseOutcome> attempt(Owed release) {
        return store.release(release.key(), release.sessionId(), release.token())
                .whenComplete((outcome, failure) -> {
                    // From a slot that cannot be read nothing can be given back. Who reads it finds a lease that nobody
                    // knows.
                    if (failure == null || UnreadableSlotException.isBehind(failure)) {
                        owed.remove(release.sessionId(), release);
                    } else {
                        // Behind the others: a store that carries out and does not answer takes one after the other.
                        owe(release.notBefore(context.now()));
                    }
                });
    }

    private void owe(Owed release) {
        owed.put(release.sessionId(), release);
        onOwed.run();
    }

    private record Owed(SessionKey key, String sessionId, long token, long due) {

        Owed notBefore(long time) {
            return new Owed(key, sessionId, token, time);
        }
    }
}
