// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.Displacement;
import io.github.singlesession.NodeId;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.guard.Admission;
import io.github.singlesession.guard.AdmissionRequest;
import io.github.singlesession.guard.EndReason;
import io.github.singlesession.guard.GuardListener;
import io.github.singlesession.guard.SessionEnd;
import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.ConnectionName;
import io.github.singlesession.spring.LogLimit;
import io.github.singlesession.spring.Modes;
import io.github.singlesession.spring.Modes.Mode;
import io.github.singlesession.spring.SessionCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes who was denied, displaced or thrown out, and who switched the mode, as audit events. Spring Boot keeps them
 * where the application declares an {@code AuditEventRepository}.
 */
final class AuditTrail implements GuardListener {

    private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);

    private static final String DENIED = "SINGLE_SESSION_DENIED";
    private static final String DISPLACED = "SINGLE_SESSION_DISPLACED";
    private static final String REVOKED = "SINGLE_SESSION_REVOKED";
    private static final String MODE = "SINGLE_SESSION_MODE";

    private final ApplicationEventPublisher publisher;
    private final Modes modes;
    private final Supplier<SessionGuard> guard;
    private final LogLimit limit;

    AuditTrail(ApplicationEventPublisher publisher, Modes modes, Supplier<SessionGuard> guard, LogLimit limit) {
        this.limit = limit;
        this.publisher = publisher;
        this.modes = modes;
        this.guard = guard;
    }

    @Override
    public void refused(AdmissionRequest request, Admission.Refused refusal) {
        var code = SessionCode.of(refusal.reason());
        if (modes.spares(request.key().scope(), code)) {
            return;
        }
        var data = about(request.key(), code, guard.get().node());
        data.put("sessionId", request.sessionId());
        put(data, "remoteAddress", addressOf(request.connection()));
        refusal.holders().stream().findFirst().ifPresent(holder -> putHolder(data, holder));
        publish(request.key().subject(), DENIED, data);
    }

    @Override
    public void displaced(Displacement displacement, SessionLease successor) {
        if (modes.spares(successor.key().scope(), SessionCode.SESSION_REPLACED)) {
            return;
        }
        var data = about(successor.key(), SessionCode.SESSION_REPLACED, successor.node());
        data.put("sessionId", successor.sessionId());
        put(data, "remoteAddress", addressOf(successor.connection()));
        putHolder(data, displacement.lease());
        publish(successor.key().subject(), DISPLACED, data);
    }

    @Override
    public void ended(SessionEnd end) {
        if (end.reason() != EndReason.REVOKED) {
            return;
        }
        var lease = end.lease();
        var data = about(lease.key(), SessionCode.SESSION_REVOKED, lease.node());
        data.put("sessionId", lease.sessionId());
        put(data, "remoteAddress", addressOf(lease.connection()));
        put(data, "reason", end.detail());
        publish(lease.key().subject(), REVOKED, data);
    }

    void modeSwitched(Mode mode, @Nullable String scope, @Nullable String operator, NodeId node) {
        var data = new LinkedHashMap<String, Object>();
        data.put("mode", mode.text());
        put(data, "scope", scope);
        data.put("node", node.value());
        publish(operator == null ? "" : operator, MODE, data);
    }

    private static Map<String, Object> about(SessionKey key, SessionCode code, NodeId node) {
        var data = new LinkedHashMap<String, Object>();
        data.put("subject", key.subject());
        data.put("scope", key.scope());
        data.put("code", code.name());
        data.put("node", node.value());
        return data;
    }

    private static void putHolder(Map<String, Object> data, SessionLease holder) {
        data.put("holderSessionId", holder.sessionId());
        data.put("holderNode", holder.node().value());
        put(data, "holderRemoteAddress", addressOf(holder.connection()));
    }

    private static void put(Map<String, Object> data, String name, @Nullable String value) {
        if (value != null) {
            data.put(name, value);
        }
    }

    private static @Nullable String addressOf(@Nullable String connection) {
        return ConnectionName.of(connection).address();
    }

    private void publish(String principal, String type, Map<String, Object> data) {
        try {
            publisher.publishEvent(new AuditApplicationEvent(new AuditEvent(principal, type, data)));
        } catch (RuntimeException e) {
            if (limit.lets(type)) {
                log.warn("No {} was recorded (said once a minute)", type, e);
            }
        }
    }
}
