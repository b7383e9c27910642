// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.NodeId;
import io.github.singlesession.SessionLease;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the store whether the sessions of this node still hold: each of them every now and then, all of them at once
 * after a suspicion. What the store does not have is {@linkplain Reclaims put back}.
 */
final class Reaffirmation {

    private static final int BATCH = 512;

    private static final Comparator<LocalSession> ELDEST_FIRST = Comparator.comparingLong(LocalSession::since);

    private final Context context;
    private final Store store;
    private final LocalSessions sessions;
    private final NodeMembership membership;
    private final Suspicion suspicion;
    private final Reclaims reclaims;
    private final long interval;
    private final AtomicInteger turn = new AtomicInteger();

    Reaffirmation(
            Context context,
            Store store,
            LocalSessions sessions,
            NodeMembership membership,
            Suspicion suspicion,
            Reclaims reclaims) {
        this.context = context;
        this.store = store;
        this.sessions = sessions;
        this.membership = membership;
        this.suspicion = suspicion;
        this.reclaims = reclaims;
        this.interval = context.options().reaffirmInterval().toNanos();
    }

    /** Asks about every session that is due; exceptionally once the store fails to answer. */
    CompletionStage<Void> round() {
        if (!membership.joined()) {
            return CompletableFuture.completedFuture(null);
        }
        var node = membership.node();
        var due = new ArrayList<>(
                sessions.held().filter(this::due).sorted(ELDEST_FIRST).toList());
        if (store.state().shut()) {
            // Another one each time: of what keeps the slots a part may be away for longer than the rest.
            Collections.rotate(due, -turn.getAndIncrement());
        }
        return from(due, node).thenRun(() -> forgetFormer(node));
    }

    private CompletionStage<Void> from(List<LocalSession> due, NodeId node) {
        if (due.isEmpty() || !node.equals(membership.node())) {
            return CompletableFuture.completedFuture(null);
        }
        // While the store is away one is enough to find out whether it is back.
        int count = Math.min(due.size(), store.state().shut() ? 1 : BATCH);
        return ask(due.subList(0, count), node).thenCompose(asked -> from(due.subList(count, due.size()), node));
    }

    private CompletionStage<Void> ask(List<LocalSession> batch, NodeId node) {
        long askedAt = context.now();
        var believed = batch.stream()
                .map(LocalSession::lease)
                .filter(lease -> lease != null && lease.fenced())
                .map(lease -> lease.on(node))
                .toList();
        if (believed.isEmpty()) {
            return settle(batch, List.of(), askedAt);
        }
        return store.reaffirm(believed).thenCompose(held -> settle(batch, held, askedAt));
    }

    private CompletionStage<Void> settle(List<LocalSession> batch, List<SessionLease> held, long askedAt) {
        var byId = new HashMap<String, SessionLease>();
        held.forEach(lease -> byId.put(lease.sessionId(), lease));
        var reclaimed = batch.stream()
                .filter(session -> !confirmed(session, byId.get(session.sessionId()), askedAt))
                .map(session -> Store.unlessUnreadable(reclaims.reclaim(session)))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(reclaimed);
    }

    private boolean confirmed(LocalSession session, @Nullable SessionLease stored, long askedAt) {
        if (stored != null) {
            reclaims.confirm(session, stored, askedAt, Reaffirmed.HELD);
        }
        return stored != null;
    }

    private boolean due(LocalSession session) {
        if (session.reclaiming()) {
            return false;
        }
        long age = context.now() - session.confirmedAt();
        return !suspicion.clears(session.confirmedAt()) || age >= patience(session);
    }

    /** Returns the interval, more or less by a quarter, so that what began together does not stay together. */
    private long patience(LocalSession session) {
        long spread = session.sessionId().hashCode() & 0xffff;
        return interval - interval / 4 + (interval / 2) / 0xffff * spread;
    }

    private void forgetFormer(NodeId node) {
        if (membership.hasFormer()
                && sessions.leases().stream().allMatch(lease -> lease.node().equals(node))) {
            membership.forgetFormer();
        }
    }
}
