// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.web.socket.messaging.AbstractSubProtocolEvent;
import org.springframework.web.socket.messaging.SessionConnectEvent;
import org.springframework.web.socket.messaging.SessionSubscribeEvent;
import org.springframework.web.socket.messaging.SessionUnsubscribeEvent;

/**
 * Keeps from the application what it must not hear of a session that was refused or ended. Where frames are handled in
 * order ({@code setPreserveReceiveOrder(true)}), Spring takes every frame for sent and publishes its events even for
 * those that the gate stopped.
 */
final class AdmittedEventPublisher implements ApplicationEventPublisher {

    private final ApplicationEventPublisher publisher;

    AdmittedEventPublisher(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void publishEvent(Object event) {
        boolean askedFor = event instanceof SessionConnectEvent
                || event instanceof SessionSubscribeEvent
                || event instanceof SessionUnsubscribeEvent;
        if (!askedFor || admitted((AbstractSubProtocolEvent) event)) {
            publisher.publishEvent(event);
        }
    }

    private static boolean admitted(AbstractSubProtocolEvent event) {
        var headers = event.getMessage().getHeaders();
        var connection = Connection.of(SimpMessageHeaderAccessor.getSessionAttributes(headers));
        return connection == null || connection.wasAdmitted();
    }
}
