// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.NodeId;
import io.github.singlesession.Notice;
import io.github.singlesession.Renewal;
import io.github.singlesession.SessionStoreException;
import io.github.singlesession.Settings;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node in the register: it listens, joins, renews, comes back as another one when it was declared dead, and knows
 * whom the others suspect and what time the store has.
 */
final class NodeMembership {

    private static final Logger log = LoggerFactory.getLogger(NodeMembership.class);

    private final Context context;
    private final Store store;
    private final Suspicion suspicion;
    private final NodeLease lease;
    private final Subscription subscription;
    private final StoreTime storeTime;
    private final HeardSettings settings;
    private final IntSupplier sessions;
    private final Consumer<Notice> notices;

    /** What this node was before, while leases may still be bound to it. */
    private final Set<NodeId> former = ConcurrentHashMap.newKeySet();

    private volatile NodeId node;
    private volatile boolean joined;
    private volatile boolean left;
    private volatile Set<NodeId> suspected = Set.of();
    private volatile Runnable nextBeat = () -> {};

    NodeMembership(Context context, Store store, Suspicion suspicion, IntSupplier sessions, Consumer<Notice> notices) {
        this.context = context;
        this.store = store;
        this.suspicion = suspicion;
        this.lease = new NodeLease(context);
        this.subscription = new Subscription(context, store, this::hear);
        this.storeTime = new StoreTime(context.runtime());
        this.settings = new HeardSettings(context);
        this.sessions = sessions;
        this.notices = notices;
        this.node = incarnation();
    }

    NodeId node() {
        return node;
    }

    /** Returns whether the register has this node, as far as it knows: else its leases would be nobody's. */
    boolean joined() {
        return joined;
    }

    NodeLease lease() {
        return lease;
    }

    Set<NodeId> suspected() {
        return suspected;
    }

    /** Until the next renewal tells, this node takes another one for gone. */
    synchronized void suspect(NodeId other) {
        var all = new HashSet<>(suspected);
        all.add(other);
        suspected = Set.copyOf(all);
    }

    /** Returns the store's time, in microseconds since the epoch, as far as this node knows it. */
    long storeNow() {
        return storeTime.now();
    }

    /** Joins as a new incarnation, and renews from then on. */
    CompletionStage<Void> join() {
        left = false;
        node = incarnation();
        return beat();
    }

    /** Renews now rather than at the next heartbeat; a node that has not joined yet joins. */
    CompletionStage<Void> beat() {
        var beating = node;
        if (left) {
            return CompletableFuture.failedFuture(new SessionStoreException("node " + beating + " has left", null));
        }
        // The next heartbeat does not wait for the answer to this one, which may never come.
        beatAfter(context.options().timing().heartbeat());
        return step(beating).whenComplete((done, failure) -> {
            if (beating.equals(node) && !left) {
                store.state().renewed(failure == null);
                if (failure != null) {
                    log.debug("The register of nodes did not answer {}", beating, failure);
                    beatAfter(store.timeout());
                }
            }
        });
    }

    CompletionStage<Void> leave() {
        left = true;
        joined = false;
        lease.end();
        nextBeat.run();
        return store.leave(node);
    }

    /** Sets something for all nodes. This one follows it whether or not the register answers. */
    CompletionStage<Void> set(String name, String value) {
        Settings.check(name, value);
        settings.set(name, value);
        return store.set(name, value);
    }

    boolean hasFormer() {
        return !former.isEmpty();
    }

    /** No lease of this node is bound to what it was before: whoever still asks about that need not wait. */
    void forgetFormer() {
        for (var other : Set.copyOf(former)) {
            former.remove(other);
            var unused = store.leave(other);
        }
    }

    private CompletionStage<Void> step(NodeId asking) {
        if (!joined) {
            return subscription.listen(asking).thenCompose(heard -> ask(asking, () -> store.join(asking)));
        }
        var renewed = ask(asking, () -> store.renew(asking, sessions.getAsInt()));
        return subscription.silent() ? renewed.thenCompose(done -> listenAnew(asking)) : renewed;
    }

    private CompletionStage<Void> listenAnew(NodeId listening) {
        log.info("Node {} hears nothing: it subscribes anew", listening);
        return subscription.listen(listening).thenRun(suspicion::raise);
    }

    private CompletionStage<Void> ask(NodeId asking, Supplier<CompletionStage<Renewal>> question) {
        var sent = lease.moment();
        return question.get().thenCompose(renewal -> heard(asking, sent, renewal));
    }

    private synchronized CompletionStage<Void> heard(NodeId asked, NodeLease.Moment sent, Renewal renewal) {
        if (left || !asked.equals(node)) {
            return CompletableFuture.completedFuture(null);
        }
        if (renewal instanceof Renewal.Live live) {
            live(live, sent);
            return CompletableFuture.completedFuture(null);
        }
        log.warn("Node {} is not in the register any more: it comes back as another one", asked);
        joined = false;
        lease.end();
        former.add(asked);
        node = incarnation();
        return beat();
    }

    private void live(Renewal.Live live, NodeLease.Moment sent) {
        storeTime.heard(live.now());
        settings.heard(live.settings());
        suspected = live.suspected();
        boolean missedOne = store.state().renewalFailed();
        if (!lease.runs()) {
            suspicion.raiseAfterLapse();
        } else if (missedOne) {
            suspicion.raise();
        }
        lease.renewed(sent);
        if (joined) {
            subscription.expectLoopback(sent.nanos());
        }
        joined = true;
    }

    private synchronized void beatAfter(Duration delay) {
        nextBeat.run();
        if (!left) {
            nextBeat = context.runtime().timer().after(delay, () -> {
                var unused = beat();
            });
        }
    }

    private void hear(Notice notice) {
        if (notice instanceof Notice.Left gone) {
            suspect(gone.node());
        } else if (notice instanceof Notice.Disturbed) {
            disturbed();
        } else {
            notices.accept(notice);
        }
    }

    /** Asks who is gone before it asks about the sessions: those of another may have become free. */
    private void disturbed() {
        if (joined) {
            var unused = beat().whenComplete((done, failure) -> suspicion.raise());
        }
    }

    private NodeId incarnation() {
        return new NodeId(context.options().nodeName() + "-" + RandomIds.next(6));
    }
}
