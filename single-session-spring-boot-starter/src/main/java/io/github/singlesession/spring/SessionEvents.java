// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.Displacement;
import io.github.singlesession.SessionLease;
import io.github.singlesession.guard.Admission;
import io.github.singlesession.guard.AdmissionRequest;
import io.github.singlesession.guard.GuardListener;
import io.github.singlesession.guard.Reaffirmed;
import io.github.singlesession.guard.SessionEnd;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/** Publishes what happens to sessions as application events. A listener that throws is logged and harms nobody. */
public final class SessionEvents implements GuardListener {

    private static final Logger log = LoggerFactory.getLogger(SessionEvents.class);

    private final ApplicationEventPublisher publisher;

    public SessionEvents(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void granted(SessionLease lease) {
        publish(new SingleSessionGrantedEvent(lease));
    }

    @Override
    public void refused(AdmissionRequest request, Admission.Refused refusal) {
        var farewell = Farewell.of(refusal, request.rule());
        publish(new SingleSessionDeniedEvent(
                request.key(), request.sessionId(), request.connection(), farewell.code(), farewell.retryAfter()));
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
        log.warn("The store does not answer");
        publish(new SingleSessionStoreLostEvent());
    }

    @Override
    public void storeRestored() {
        log.info("The store answers again");
        publish(new SingleSessionStoreRestoredEvent());
    }

    @Override
    public void set(Map<String, String> settings) {
        // What it means is told by whoever follows it.
    }

    @Override
    public void reaffirmed(Reaffirmed result) {
        // Counted, not told: it happens to every session every minute.
    }

    void publish(Object event) {
        try {
            publisher.publishEvent(event);
        } catch (RuntimeException e) {
            log.warn("A listener failed on {}", event.getClass().getSimpleName(), e);
        }
    }
}
