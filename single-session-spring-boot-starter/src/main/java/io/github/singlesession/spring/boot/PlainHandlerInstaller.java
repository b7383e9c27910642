// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.spring.PlainEnforcement;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Reaches the WebSocket handlers of a mapping between its making and its initialization, which is when it registers
 * them. The enforcement is looked up only where there are some.
 */
final class PlainHandlerInstaller implements InstantiationAwareBeanPostProcessor {

    private final ObjectProvider<PlainEnforcement> enforcement;

    PlainHandlerInstaller(ObjectProvider<PlainEnforcement> enforcement) {
        this.enforcement = enforcement;
    }

    @Override
    public boolean postProcessAfterInstantiation(Object bean, String beanName) {
        if (bean instanceof SimpleUrlHandlerMapping mapping && PlainEnforcement.concerns(mapping)) {
            enforcement.getObject().install(mapping);
        }
        return true;
    }
}
