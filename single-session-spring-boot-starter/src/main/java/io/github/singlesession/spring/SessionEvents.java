// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.Displacement;
import io.github.singlesession.SessionLease;
import io.github.singlesession.guard.Admission;
import io.github.singlesession.guard.AdmissionRequest;
import io.github.singlesession.guard.GuardListener;
import io.github.singlesession.guard.SessionEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/** Publishes what happens to sessions as application events. A listener that throws is logged and harms nobody. */
public final class SessionEvents implements GuardListener {

    private static final Logger log = LoggerFactory.getLogger(SessionEvents.class);

    private final ApplicationEventPublisher publisher;
    private final Modes modes;
    private final LogLimit limit;

    /**
     * Creates events.
     *
     * @param modes where only observed, nobody is refused, and so nobody is told so
     * @param limit how often the same trouble is logged, which clients may cause at will
     */
    public SessionEvents(ApplicationEventPublisher publisher, Modes modes, LogLimit limit) {
        this.limit = limit;
        this.publisher = publisher;
        this.modes = modes;
    }

    @Override
    public void granted(SessionLease lease) {
        publish(new SingleSessionGrantedEvent(lease));
    }

    @Override
    public void refused(AdmissionRequest request, Admission.Refused refusal) {
        var farewell = Farewell.of(refusal, request.rule());
        if (modes.spares(request.key().scope(), farewell.code())) {
            return;
        }
        publish(new SingleSessionDeniedEvent(
                request.key(),
                request.sessionId(),
                ConnectionName.of(request.connection()).simpSessionId(),
                farewell.code(),
                farewell.retryAfter()));
    }

    @Override
    public void displaced(Displacement displacement, SessionLease successor) {
        publish(new SingleSessionDisplacedEvent(displacement.lease(), successor));
    }

    @Override
    public void ended(SessionEnd end) {
        publish(new SingleSessionEndedEvent(end.lease(), end.reason(), end.successor(), end.remaining(), end.detail()));
    }

    @Override
    public void storeLost() {
        publish(new SingleSessionStoreLostEvent());
    }

    @Override
    public void storeRestored() {
        publish(new SingleSessionStoreRestoredEvent());
    }

    void publish(Object event) {
        try {
            publisher.publishEvent(event);
        } catch (RuntimeException e) {
            warn("A listener failed on " + event.getClass().getSimpleName(), e);
        }
    }

    /** Logs a trouble of the application's own, once a minute. */
    void warn(String what, Exception cause) {
        if (limit.lets(what)) {
            log.warn("{} (said once a minute)", what, cause);
        }
    }
}
