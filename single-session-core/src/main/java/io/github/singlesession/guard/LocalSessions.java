// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.SessionLease;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sessions of this node that hold a lease or claim one, and what happens when a lease is lost. */
final class LocalSessions {

    private final Context context;
    private final Consumer<LocalSession> overInDoubt;
    private final Map<String, LocalSession> sessions = new ConcurrentHashMap<>();

    /**
     * Creates sessions of which there are none.
     *
     * @param overInDoubt called when a session lost its lease that the store may have put back meanwhile
     */
    LocalSessions(Context context, Consumer<LocalSession> overInDoubt) {
        this.context = context;
        this.overInDoubt = overInDoubt;
    }

    LocalSession add(AdmissionRequest request, GuardedConnection connection) {
        var session = new LocalSession(request, connection);
        if (sessions.putIfAbsent(request.sessionId(), session) != null) {
            throw new IllegalStateException("session id " + request.sessionId() + " is in use");
        }
        return session;
    }

    @Nullable
    LocalSession find(String sessionId) {
        return sessions.get(sessionId);
    }

    void remove(LocalSession session) {
        sessions.remove(session.sessionId(), session);
    }

    int size() {
        return sessions.size();
    }

    /** Returns the sessions that hold now, in no order. */
    Stream<LocalSession> held() {
        return sessions.values().stream().filter(LocalSession::held);
    }

    List<SessionLease> leases() {
        return sessions.values().stream()
                .map(LocalSession::lease)
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * A lease was lost: the session of this node that held it is over. One whose claim is under way is over once its
     * claim is decided.
     *
     * @return completes when the session's own grant and end were told, so that its successor's grant may be
     */
    CompletionStage<Void> lose(SessionEnd end) {
        var session = sessions.get(end.lease().sessionId());
        if (session == null) {
            return CompletableFuture.completedFuture(null);
        }
        if (session.lose(end)) {
            over(session, end);
        }
        return session.telling().of(end.lease().token());
    }

    /** A session that lost its lease is over: first it falls silent, then everybody is told, then it is forgotten. */
    void over(LocalSession session, SessionEnd end) {
        try {
            session.connection().end(end);
            context.listener().ended(end);
        } finally {
            overInDoubt.accept(session);
            remove(session);
            session.telling().done();
        }
    }

    /** Completes when no claim is under way any more, or when patience ends. */
    CompletionStage<Void> settled(Duration patience) {
        var claims = sessions.values().stream()
                .map(session -> session.telling().of(SessionLease.ANY_TOKEN).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        return context.atMost(patience, CompletableFuture.allOf(claims));
    }

    /** Ends all sessions because the node leaves, one after the other, spread over a time. */
    CompletionStage<Void> drain(Duration spread) {
        var all = List.copyOf(sessions.values());
        var ends = new CompletableFuture<?>[all.size()];
        for (int i = 0; i < ends.length; i++) {
            var session = all.get(i);
            ends[i] = context.after(spread.multipliedBy(i).dividedBy(ends.length))
                    .thenRun(() -> drained(session))
                    .toCompletableFuture();
        }
        return CompletableFuture.allOf(ends);
    }

    private void drained(LocalSession session) {
        var lease = session.lease();
        if (lease != null) {
            var unused = lose(new SessionEnd(lease, EndReason.DRAINED, null, 0, null));
        }
    }
}
