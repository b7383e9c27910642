// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionRule;
import io.github.singlesession.guard.Admission;
import io.github.singlesession.guard.AdmissionRequest;
import io.github.singlesession.guard.EndReason;
import io.github.singlesession.guard.Refusal;
import io.github.singlesession.guard.SessionGuard;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Decides who is admitted, whatever the connection speaks: who asks, and whether the guard lets it in. */
final class ConnectAdmission {

    /** The guard bounds each of its calls, so this ends only a wait that nothing else would end. */
    private static final Duration ANSWER_AT_LAST = Duration.ofSeconds(10);

    private final SessionGuard guard;
    private final SessionEvents events;
    private final RuleBook ruleBook;
    private final FirstMistake firstMistake = new FirstMistake();

    ConnectAdmission(SessionGuard guard, SessionEvents events, RuleBook ruleBook) {
        this.guard = guard;
        this.events = events;
        this.ruleBook = ruleBook;
    }

    /** Returns whether the connection may go on; else it was refused, or is closed by now. */
    boolean admit(Connection connection, Newcomer newcomer) {
        ConnectRequest request;
        try {
            request = ConnectRequest.read(newcomer.asked());
        } catch (ConnectRequest.OffContractException e) {
            return refuse(connection, newcomer, Farewell.badRequest(e.why()));
        }
        RuleBook.Terms terms;
        try {
            terms = ruleBook.termsOf(attempt(connection, newcomer));
        } catch (RuntimeException e) {
            events.warn("A resolver of the application failed, so nobody can say whose a connection is", e);
            return refuse(connection, newcomer, Farewell.of(SessionCode.STORE_UNAVAILABLE));
        }
        if (terms.reject()) {
            firstMistake.noUser(connection.endpoint());
            return refuse(connection, newcomer, Farewell.of(SessionCode.UNAUTHENTICATED));
        }
        var key = terms.key();
        if (key == null) {
            connection.exempt();
            return !connection.over();
        }
        connection.asksFor(key);
        var asked = request(connection, newcomer, key, terms.rule(), request);
        var admission = await(connection, guard.admit(asked, connection));
        if (admission instanceof Admission.Refused refused) {
            var farewell = Farewell.of(refused, terms.rule());
            if (connection.goOnWithoutSeat(farewell.code())) {
                return !connection.over();
            }
            connection.refuse(farewell.answering(newcomer.receipt()));
        }
        if (admission instanceof Admission.Admitted && connection.admitted()) {
            return true;
        }
        if (admission instanceof Admission.Over && connection.wasAdmitted()) {
            // Displaced at once, and spared.
            return !connection.over();
        }
        // The socket may have closed before the guard knew of the session, whose end it then could not hear.
        guard.disconnected(connection.sessionId(), EndReason.CONNECTION_LOST);
        return false;
    }

    private static ConnectAttempt attempt(Connection connection, Newcomer newcomer) {
        return new ConnectAttempt(
                Principals.authenticated(newcomer.principal()), connection.endpoint(), newcomer.attributes());
    }

    private static AdmissionRequest request(
            Connection connection, Newcomer newcomer, SessionKey key, SessionRule rule, ConnectRequest request) {
        var name = ConnectionName.of(newcomer.name(), connection.session().getRemoteAddress())
                .text();
        return new AdmissionRequest(key, connection.sessionId(), rule, request.client(), request.takeover(), name);
    }

    private Admission await(Connection connection, CompletionStage<Admission> answer) {
        try {
            return answer.toCompletableFuture().get(ANSWER_AT_LAST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            events.warn("No answer to a claim", e);
        }
        guard.disconnected(connection.sessionId(), EndReason.CONNECTION_LOST);
        return new Admission.Refused(Refusal.STORE_UNAVAILABLE, List.of(), Duration.ZERO);
    }

    private boolean refuse(Connection connection, Newcomer newcomer, Farewell farewell) {
        if (connection.goOnWithoutSeat(farewell.code())) {
            return !connection.over();
        }
        connection.refuse(farewell.answering(newcomer.receipt()));
        events.publish(new SingleSessionDeniedEvent(
                null, connection.sessionId(), newcomer.name(), farewell.code(), farewell.retryAfter()));
        return false;
    }
}
