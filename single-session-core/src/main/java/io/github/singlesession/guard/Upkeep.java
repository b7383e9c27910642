// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a guard does on its own, round after round: first it gives back what it owes the store, then it asks about its
 * sessions. At leisure while all is well, at once after a suspicion, often while something is owed.
 */
final class Upkeep {

    private static final Logger log = LoggerFactory.getLogger(Upkeep.class);

    /** So many rounds a reaffirm interval, so that what is due waits for a small part of it at most. */
    private static final int ROUNDS = 20;

    private final Releases releases;
    private final Reaffirmation reaffirmation;
    private final Context context;
    private final Store store;
    private final Duration leisure;
    private final Duration haste;
    private final AtomicBoolean running = new AtomicBoolean();

    private volatile boolean again;
    private volatile boolean stopped = true;
    private Runnable next = () -> {};
    private boolean scheduled;
    private long nextAt;

    Upkeep(Context context, Store store, Releases releases, Reaffirmation reaffirmation) {
        this.releases = releases;
        this.reaffirmation = reaffirmation;
        this.context = context;
        this.store = store;
        this.leisure = context.options().reaffirmInterval().dividedBy(ROUNDS);
        this.haste = store.timeout();
    }

    void start() {
        stopped = false;
        after(leisure);
    }

    synchronized void stop() {
        stopped = true;
        scheduled = false;
        next.run();
    }

    /** Does not wait for the next round. */
    void soon() {
        again = true;
        after(Duration.ZERO);
    }

    /** Something is owed, which is tried before long. */
    void hasten() {
        after(haste);
    }

    private void round() {
        unscheduled();
        if (stopped || !running.compareAndSet(false, true)) {
            return;
        }
        again = false;
        var unused = releases.flush()
                .thenCompose(flushed -> reaffirmation.round())
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        log.debug("The store does not answer: what is owed to it waits", failure);
                    }
                    running.set(false);
                    after(failure == null && again ? Duration.ZERO : pause());
                });
    }

    private Duration pause() {
        boolean owing = !store.state().up() || releases.owed() > 0;
        return owing && haste.compareTo(leisure) < 0 ? haste : leisure;
    }

    /** Has the next round begin after a delay, or earlier if it is to begin earlier. */
    private synchronized void after(Duration delay) {
        long at = context.now() + delay.toNanos();
        if (stopped || (scheduled && nextAt - at <= 0)) {
            return;
        }
        next.run();
        scheduled = true;
        nextAt = at;
        next = context.runtime()
                .timer()
                .after(delay, () -> context.runtime().answers().execute(this::round));
    }

    private synchronized void unscheduled() {
        scheduled = false;
    }
}
