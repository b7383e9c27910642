// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.SessionKey;
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
    private final EdgeSettings settings;
    private final SubjectResolver subjects;

    StompAdmission(SessionGuard guard, SessionEvents events, EdgeSettings settings, SubjectResolver subjects) {
        this.guard = guard;
        this.events = events;
        this.settings = settings;
        this.subjects = subjects;
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
        String subject;
        try {
            subject = subject(connection, headers);
        } catch (RuntimeException e) {
            log.warn("The subject resolver failed, so a connection was refused", e);
            return refuse(connection, headers, Farewell.of(SessionCode.STORE_UNAVAILABLE));
        }
        if (subject == null && settings.rejectUnauthenticated()) {
            return refuse(connection, headers, Farewell.of(SessionCode.UNAUTHENTICATED));
        }
        if (subject == null) {
            connection.exempt();
            return message;
        }
        var key = new SessionKey(SessionKey.DEFAULT_SCOPE, subject);
        var admission = await(connection, guard.admit(request(connection, headers, key, request), connection));
        if (admission instanceof Admission.Refused refused) {
            connection.refuse(Farewell.of(refused, settings.rule()).answering(headers.getReceipt()));
        }
        if (admission instanceof Admission.Admitted && connection.admitted()) {
            return message;
        }
        // The socket may have closed before the guard knew of the session, whose end it then could not hear.
        guard.disconnected(connection.sessionId(), EndReason.CONNECTION_LOST);
        return null;
    }

    private @Nullable String subject(Connection connection, SimpMessageHeaderAccessor headers) {
        var attributes = headers.getSessionAttributes();
        var attempt = new ConnectAttempt(
                Principals.authenticated(headers.getUser()),
                connection.endpoint(),
                attributes == null ? Map.of() : attributes);
        var subject = subjects.resolve(attempt);
        return subject == null || subject.isEmpty() ? null : subject;
    }

    private AdmissionRequest request(
            Connection connection, SimpMessageHeaderAccessor headers, SessionKey key, ConnectRequest request) {
        var name = headers.getSessionId();
        return new AdmissionRequest(
                key,
                connection.sessionId(),
                settings.rule(),
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
