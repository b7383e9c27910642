// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.spring.StompEnforcement;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketTransportRegistration;

/**
 * Decorates last, which is outermost. Configurers are made very early, so what this one needs is looked up when the
 * handler is decorated.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class OutermostDecorator implements WebSocketMessageBrokerConfigurer {

    private final ObjectProvider<StompEnforcement> enforcement;

    OutermostDecorator(ObjectProvider<StompEnforcement> enforcement) {
        this.enforcement = enforcement;
    }

    @Override
    public void configureWebSocketTransport(WebSocketTransportRegistration registration) {
        registration.addDecoratorFactory(handler -> enforcement.getObject().decorate(handler));
    }
}
