// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** No Redis is asked: it is about who would ask. */
@DisplayName("sign-ins")
class SharedSignInTest {

    private final WebApplicationContextRunner sample = new WebApplicationContextRunner()
            .withBean(LettuceConnectionFactory.class, LettuceConnectionFactory::new)
            .withUserConfiguration(SharedSignIn.class);

    @Test
    void areKnownToAllInstancesThatShareARedis() {
        sample.withPropertyValues("spring.profiles.active=redis")
                .run(context -> assertThat(context).hasSingleBean(SessionRepositoryFilter.class));
    }

    @Test
    void needNoRedisOfOneInstance() {
        sample.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(SessionRepositoryFilter.class));
    }
}
