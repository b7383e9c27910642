// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.SessionRule;
import io.github.singlesession.spring.RuleResolver;
import io.github.singlesession.spring.ScopedRule;
import io.github.singlesession.spring.SubjectResolver;
import java.security.Principal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The code of {@code README.md}. */
@Configuration(proxyBeanMethods = false)
class ReadmeBeans {

    private final Tariffs tariffs = subject -> subject.startsWith("family") ? 5 : 1;

    @Bean
    SubjectResolver accounts() {
        return attempt -> attempt.principal() instanceof Player player ? player.accountId() : null;
    }

    @Bean
    RuleResolver devices() {
        return (attempt, subject, configured) ->
                new ScopedRule(configured.scope(), SessionRule.of(ConflictPolicy.KICK_OLD, tariffs.devicesOf(subject)));
    }

    interface Tariffs {

        int devicesOf(String subject);
    }

    interface Player extends Principal {

        String accountId();
    }
}
