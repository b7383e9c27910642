// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.room;

import io.github.singlesession.spring.SingleSessionEndedEvent;
import io.github.singlesession.spring.SingleSessionGrantedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells the room whose sessions come and go. */
@Component
final class SessionEvents {

    private final Presence presence;

    SessionEvents(Presence presence) {
        this.presence = presence;
    }

    @EventListener
    void on(SingleSessionGrantedEvent event) {
        var lease = event.lease();
        presence.started(lease.key().subject(), lease.sessionId());
    }

    @EventListener
    void on(SingleSessionEndedEvent event) {
        var lease = event.lease();
        if (event.successor() == null) {
            presence.ended(lease.key().subject(), lease.sessionId());
        } else {
            presence.displaced(lease.key().subject(), lease.sessionId());
        }
    }
}
