// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import io.github.singlesession.spring.SingleSessionDeniedEvent;
import io.github.singlesession.spring.SingleSessionDisplacedEvent;
import io.github.singlesession.spring.SingleSessionEndedEvent;
import io.github.singlesession.spring.SingleSessionGrantedEvent;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;

/** The library's events as an application hears them, in their order. */
class HeardEvents {

    private final List<Object> events = new CopyOnWriteArrayList<>();

    @EventListener({
        SingleSessionGrantedEvent.class,
        SingleSessionDeniedEvent.class,
        SingleSessionDisplacedEvent.class,
        SingleSessionEndedEvent.class
    })
    void on(Object event) {
        events.add(event);
    }

    /** The events that are about a user. */
    List<Object> of(String user) {
        return events.stream().filter(event -> user.equals(subject(event))).toList();
    }

    /** Waits for the end of the session that Spring knows by this id. */
    SingleSessionEndedEvent awaitEnd(String simpSessionId) {
        return QuizServer.patiently().until(() -> end(simpSessionId), Objects::nonNull);
    }

    private @Nullable SingleSessionEndedEvent end(String simpSessionId) {
        return ends().filter(end -> simpSessionId.equals(end.simpSessionId()))
                .findFirst()
                .orElse(null);
    }

    private Stream<SingleSessionEndedEvent> ends() {
        return events.stream()
                .filter(SingleSessionEndedEvent.class::isInstance)
                .map(SingleSessionEndedEvent.class::cast);
    }

    private static String subject(Object event) {
        if (event instanceof SingleSessionGrantedEvent granted) {
            return granted.lease().key().subject();
        }
        if (event instanceof SingleSessionDisplacedEvent displaced) {
            return displaced.lease().key().subject();
        }
        if (event instanceof SingleSessionEndedEvent ended) {
            return ended.lease().key().subject();
        }
        var denied = (SingleSessionDeniedEvent) event;
        return denied.key() == null ? "" : denied.key().subject();
    }
}
