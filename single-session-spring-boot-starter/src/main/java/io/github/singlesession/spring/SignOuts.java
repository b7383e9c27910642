// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.guard.SessionGuard;
import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends WebSocket sessions because their user signed out or their HTTP session is over ({@code
 * single-session.end-on-logout}). Their clients are told {@link SessionCode#SESSION_REVOKED}, also while the store is away.
 */
public final class SignOuts {

    private static final Logger log = LoggerFactory.getLogger(SignOuts.class);

    private static final String SIGNED_OUT = "signed out";
    private static final String SESSION_OVER = "HTTP session ended";

    /**
     * How long the thread that ends an HTTP session waits for the clients to be told: Tomcat closes the connections with
     * 1008, and no word of ours, as soon as it goes on.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final SessionGuard guard;
    private final Connections connections;
    private final RuleBook ruleBook;
    private final SingleSessions sessions;

    public SignOuts(SessionGuard guard, Connections connections, RuleBook ruleBook, SingleSessions sessions) {
        this.guard = guard;
        this.connections = connections;
        this.ruleBook = ruleBook;
        this.sessions = sessions;
    }

    /** An HTTP session is over: what was opened in it on this node ends. Harmless if it is told twice. */
    public void httpSessionEnded(String id) {
        var tag = HttpSessionTag.of(id);
        connections.httpSessions().ended(tag);
        end(tag, SESSION_OVER);
    }

    /** An HTTP session goes by another id now. */
    public void httpSessionRenamed(String from, String to) {
        connections.httpSessions().renamed(HttpSessionTag.of(from), HttpSessionTag.of(to));
    }

    /** Somebody signed out of an HTTP session, which may live on: what was opened in it on this node ends. */
    public void signedOutOf(String id) {
        end(HttpSessionTag.of(id), SIGNED_OUT);
    }

    /** Somebody signed out, and there is no telling of which HTTP session: all sessions of the user end, on all nodes. */
    public void signedOut(Principal user) {
        try {
            var subject = ruleBook.subjectOf(user);
            if (subject != null && !subject.isEmpty()) {
                var unused = sessions.end(subject, SIGNED_OUT).whenComplete((ended, failure) -> {
                    if (failure != null) {
                        log.warn("The sessions of a user who signed out may go on: the store did not answer", failure);
                    }
                });
            }
        } catch (RuntimeException e) {
            log.warn("The SubjectResolver failed on a user who signed out, whose sessions go on", e);
        }
    }

    private void end(HttpSessionTag tag, String reason) {
        var opened = connections.httpSessions().openedIn(tag);
        if (opened.isEmpty() || guard.leaving()) {
            return;
        }
        opened.forEach(connection -> end(connection, reason));
        var said = opened.stream()
                .map(connection -> connection.farewellSaid().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(said).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.debug("Not every client was told in time that its HTTP session is over", e);
        }
    }

    /** Through the store, so that it stays ended, and else by what this node can do. */
    private void end(Connection connection, String reason) {
        var lease = guard.lease(connection.sessionId());
        if (lease == null || !guard.status().storeUp()) {
            connection.revoke();
            return;
        }
        var unused = guard.end(lease.key(), connection.sessionId(), reason)
                .whenComplete((outcome, failure) -> connection.revoke());
    }
}
