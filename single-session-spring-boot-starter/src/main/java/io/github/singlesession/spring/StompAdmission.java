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
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;

/** Decides a CONNECT: who asks, whether the guard admits it, and what goes on to the application. */
final class StompAdmission {

    private static final Logger log = LoggerFactory.getLogger(StompAdmission.class);

    /** The guard bounds each of its calls, so this ends only a wait that nothing else would end. */
    private static final Duration ANSWER_AT_LAST = Duration.ofSeconds(10);

    private static final Pattern CONNECTION_NAME = Pattern.compile("[!-~]{1,128}");

    private final SessionGuard guard;
    private final SessionEvents events;
    private final RuleBook ruleBook;

    StompAdmission(SessionGuard guard, SessionEvents events, RuleBook ruleBook) {
        this.guard = guard;
        this.events = events;
        this.ruleBook = ruleBook;
    }

    /** Returns the CONNECT if it goes on, null if the connection was refused. */
    @Nullable
    Message<?> connect(Connection connection, Message<?> message) {
        var headers = StompHeaderAccessor.wrap(message);
        ConnectRequest request;
        try {
            request = ConnectRequest.read(connection.takeAsked());
        } catch (ConnectRequest.OffContractException e) {
            return refuse(connection, headers, Farewell.badRequest(e.why()));
        }
        RuleBook.Terms terms;
        try {
            terms = ruleBook.termsOf(attempt(connection, headers));
        } catch (RuntimeException e) {
            log.warn("A resolver of the application failed, so a connection was refused", e);
            return refuse(connection, headers, Farewell.of(SessionCode.STORE_UNAVAILABLE));
        }
        if (terms.reject()) {
            return refuse(connection, headers, Farewell.of(SessionCode.UNAUTHENTICATED));
        }
        var key = terms.key();
        if (key == null) {
            connection.exempt();
            return message;
        }
        var asked = request(connection, headers, key, terms.rule(), request);
        var admission = await(connection, guard.admit(asked, connection));
        if (admission instanceof Admission.Refused refused) {
            connection.refuse(Farewell.of(refused, terms.rule()).answering(headers.getReceipt()));
        }
        if (admission instanceof Admission.Admitted && connection.admitted()) {
            return message;
        }
        // The socket may have closed before the guard knew of the session, whose end it then could not hear.
        guard.disconnected(connection.sessionId(), EndReason.CONNECTION_LOST);
        return null;
    }

    private static ConnectAttempt attempt(Connection connection, SimpMessageHeaderAccessor headers) {
        var attributes = headers.getSessionAttributes();
        return new ConnectAttempt(
                Principals.authenticated(headers.getUser()),
                connection.endpoint(),
                attributes == null ? Map.of() : attributes);
    }

    private static AdmissionRequest request(
            Connection connection,
            SimpMessageHeaderAccessor headers,
            SessionKey key,
            SessionRule rule,
            ConnectRequest request) {
        var name = headers.getSessionId();
        return new AdmissionRequest(
                key,
                connection.sessionId(),
                rule,
                request.client(),
                request.takeover(),
                name != null && CONNECTION_NAME.matcher(name).matches() ? name : null);
    }

    private Admission await(Connection connection, CompletionStage<Admission> answer) {
        try {
            return answer.toCompletableFuture().get(ANSWER_AT_LAST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.warn("No answer to a claim", e);
        }
        guard.disconnected(connection.sessionId(), EndReason.CONNECTION_LOST);
        return new Admission.Refused(Refusal.STORE_UNAVAILABLE, List.of(), Duration.ZERO);
    }

    private @Nullable Message<?> refuse(Connection connection, StompHeaderAccessor headers, Farewell farewell) {
        connection.refuse(farewell.answering(headers.getReceipt()));
        events.publish(new SingleSessionDeniedEvent(null, farewell.code(), farewell.retryAfter()));
        return null;
    }
}
