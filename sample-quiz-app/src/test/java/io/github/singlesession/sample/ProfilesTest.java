// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What is on the class path for one profile does nothing under another. */
@DisplayName("the profiles of the sample")
class ProfilesTest {

    private final ApplicationContextRunner sample = new ApplicationContextRunner()
            .withInitializer(new ConfigDataApplicationContextInitializer())
            .withConfiguration(AutoConfigurations.of(HazelcastAutoConfiguration.class));

    @ParameterizedTest
    @ValueSource(strings = {"default", "redis"})
    void startNoMemberOfHazelcastUnlessItIsTheirs(String profile) {
        sample.withPropertyValues("spring.profiles.active=" + profile)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(HazelcastInstance.class));
    }

    @Test
    void startAMemberUnderTheProfileHazelcast() {
        sample.withPropertyValues("spring.profiles.active=hazelcast").run(context -> {
            assertThat(context).hasSingleBean(HazelcastInstance.class);
            assertThat(context.getEnvironment().getProperty("single-session.store"))
                    .isEqualTo("hazelcast");
        });
    }
}
