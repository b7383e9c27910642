// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.Modes;
import io.github.singlesession.spring.Observation;
import io.github.singlesession.spring.RuleBook;
import io.github.singlesession.spring.SessionMeters;
import io.github.singlesession.spring.StoreMeters;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What operators measure. Boot binds the meters to whatever registries there are. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterBinder.class)
class MeterConfiguration {

    @Bean
    StoreMeters singleSessionStoreMeters(ObjectProvider<SessionGuard> guard) {
        return new StoreMeters(guard::getObject);
    }

    @Bean
    SessionMeters singleSessionMeters(RuleBook ruleBook, Observation observation, Modes modes) {
        return new SessionMeters(ruleBook.tags(), observation, modes, Clock.SYSTEM);
    }
}
