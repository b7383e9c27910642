// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A connection whose client answers pings at once, until it vanishes without a word. */
final class Peer implements GuardedConnection {

    private final Consumer<SessionEnd> ending;
    private final Runnable pinged;
    private final LongSupplier nanoTicker;
    private boolean vanished;
    private long heardAt;

    Peer(Consumer<SessionEnd> ending, Runnable pinged, LongSupplier nanoTicker) {
        this.ending = ending;
        this.pinged = pinged;
        this.nanoTicker = nanoTicker;
        this.heardAt = nanoTicker.getAsLong();
    }

    /** Returns a connection that is always there. */
    static Peer lively(Consumer<SessionEnd> ending) {
        return new Peer(ending, () -> {}, () -> Long.MAX_VALUE / 2);
    }

    void vanish() {
        vanished = true;
    }

    void comeBack() {
        vanished = false;
    }

    @Override
    public void end(SessionEnd end) {
        ending.accept(end);
    }

    @Override
    public void ping() {
        pinged.run();
        if (!vanished) {
            heardAt = nanoTicker.getAsLong();
        }
    }

    @Override
    public boolean heardSince(long nanoTime) {
        return heardAt - nanoTime >= 0;
    }
}
