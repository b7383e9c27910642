// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.EndOutcome;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.ConnectionName;
import io.github.singlesession.spring.Connections;
import io.github.singlesession.spring.LiveSession;
import io.github.singlesession.spring.SingleSessions;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Lists and ends the sessions of a user for an operator, who waits for the answer. */
final class SessionListing {

    private final SingleSessions sessions;
    private final SessionGuard guard;
    private final Connections connections;

    SessionListing(SingleSessions sessions, SessionGuard guard, Connections connections) {
        this.sessions = sessions;
        this.guard = guard;
        this.connections = connections;
    }

    /** Lists a user's sessions on all nodes, in one scope or in all. */
    SubjectSessions list(String subject, @Nullable String scope) {
        if (scope == null) {
            return new SubjectSessions(
                    subject,
                    answer(sessions.sessions(subject)).stream().map(Listed::of).toList());
        }
        var key = new SessionKey(scope, subject);
        return new SubjectSessions(
                subject, answer(guard.holders(key)).stream().map(Listed::of).toList());
    }

    /** Ends a user's sessions on all nodes, in one scope or in all. */
    Ended end(String subject, @Nullable String scope, @Nullable String operator) {
        var reason = operator == null ? "ended by an operator" : "ended by the operator " + operator;
        int ended = scope == null
                ? answer(sessions.end(subject, reason)).size()
                : ended(answer(guard.end(new SessionKey(scope, subject), null, reason)));
        return new Ended(ended + connections.revokeObserved(subject, scope));
    }

    private static int ended(EndOutcome outcome) {
        return outcome.ended().size();
    }

    private static <T> T answer(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    /** What is answered about a user. */
    record SubjectSessions(String subject, List<Listed> sessions) {}

    /** How many sessions were ended. */
    record Ended(int ended) {}

    /** One session, as an operator reads it; a token has more digits than some readers of JSON keep. */
    record Listed(
            String scope, String sessionId, @Nullable String simpSessionId, String node, String since, String token) {

        static Listed of(LiveSession session) {
            return new Listed(
                    session.scope(),
                    session.sessionId(),
                    session.simpSessionId(),
                    session.node(),
                    session.since().toString(),
                    Long.toString(session.token()));
        }

        static Listed of(SessionLease lease) {
            return new Listed(
                    lease.key().scope(),
                    lease.sessionId(),
                    ConnectionName.of(lease.connection()).simpSessionId(),
                    lease.node().value(),
                    lease.since().toString(),
                    Long.toString(lease.token()));
        }
    }
}
