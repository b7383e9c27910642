// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeId;
import io.github.singlesession.Notice;
import io.github.singlesession.Renewal;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This node in the register: it joins, renews, knows whom the others suspect and what time the store has. */
final class NodeMembership {

    private static final Logger log = LoggerFactory.getLogger(NodeMembership.class);

    private final Cluster cluster;
    private final GuardOptions options;
    private final GuardTimer timer;
    private final LongSupplier nanoTicker;
    private final IntSupplier sessions;
    private final Consumer<Notice> notices;

    private volatile NodeId node;
    private volatile Set<NodeId> suspected = Set.of();
    private volatile @Nullable StoreTime storeTime;
    private volatile @Nullable Runnable nextBeat;
    private volatile boolean left;

    NodeMembership(
            Cluster cluster,
            GuardOptions options,
            GuardTimer timer,
            LongSupplier nanoTicker,
            IntSupplier sessions,
            Consumer<Notice> notices) {
        this.cluster = cluster;
        this.options = options;
        this.timer = timer;
        this.nanoTicker = nanoTicker;
        this.sessions = sessions;
        this.notices = notices;
        this.node = incarnation();
    }

    NodeId node() {
        return node;
    }

    Set<NodeId> suspected() {
        return suspected;
    }

    /** Returns the store's time, in microseconds since the epoch, as the last renewal lets this node know it. */
    long storeNow() {
        var time = storeTime;
        return time == null ? Long.MAX_VALUE / 2 : time.at(nanoTicker.getAsLong());
    }

    /** Joins as a new incarnation, and renews from then on. */
    CompletionStage<Void> join() {
        left = false;
        var joining = incarnation();
        node = joining;
        return ask(joining, () -> cluster.join(joining, this::hear));
    }

    /** Renews now rather than at the next heartbeat. */
    CompletionStage<Void> renew() {
        var renewing = node;
        return ask(renewing, () -> cluster.renew(renewing, sessions.getAsInt()));
    }

    CompletionStage<Void> leave() {
        left = true;
        cancelBeat();
        return cluster.leave(node);
    }

    private CompletionStage<Void> ask(NodeId asking, Supplier<CompletionStage<Renewal>> question) {
        // The next heartbeat does not wait for the answer to this one, which may never come.
        scheduleBeat();
        return question.get()
                .whenComplete((renewal, failure) -> {
                    if (failure != null) {
                        log.debug("The register of nodes did not answer {}", asking, failure);
                    } else if (renewal instanceof Renewal.Live live) {
                        storeTime = new StoreTime(live.now(), nanoTicker.getAsLong());
                        suspected = live.suspected();
                    }
                })
                .thenCompose(renewal -> {
                    if (renewal instanceof Renewal.Live || left || !asking.equals(node)) {
                        return CompletableFuture.completedFuture(null);
                    }
                    log.warn("Node {} was declared dead: it was silent for longer than its lease", asking);
                    return join();
                });
    }

    private void scheduleBeat() {
        cancelBeat();
        if (!left) {
            nextBeat = timer.after(options.timing().heartbeat(), () -> {
                var unused = renew();
            });
        }
    }

    private void cancelBeat() {
        var beat = nextBeat;
        if (beat != null) {
            beat.run();
        }
    }

    private void hear(Notice notice) {
        if (notice instanceof Notice.Left gone) {
            var all = new HashSet<>(suspected);
            all.add(gone.node());
            suspected = Set.copyOf(all);
        } else {
            notices.accept(notice);
        }
    }

    private NodeId incarnation() {
        return new NodeId(options.nodeName() + "-" + RandomIds.next(6));
    }

    /**
     * The store's time when a renewal was carried out, taken for that when its answer came: so the store's time as this
     * node knows it is never ahead, and a claim's deadline never later than it should be.
     */
    private record StoreTime(long micros, long heardAt) {

        long at(long nanos) {
            return micros + (nanos - heardAt) / 1_000;
        }
    }
}
