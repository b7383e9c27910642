// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.Modes;
import io.github.singlesession.spring.Modes.Mode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;

@DisplayName("what is there for operators")
class OperatorConfigurationTests {

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SingleSessionAutoConfiguration.class))
            .withUserConfiguration(Plain.class);

    @Test
    void isLeftOutWhereMicrometerAndActuatorAreNot() {
        runner.withClassLoader(new FilteredClassLoader(
                        "io.micrometer", "org.springframework.boot.actuate", "org.springframework.boot.health"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(SessionGuard.class)
                        .doesNotHaveBean("singleSessionEndpoint")
                        .doesNotHaveBean("singleSessionAuditTrail")
                        .doesNotHaveBean("singleSessionMeters")
                        .doesNotHaveBean("singleSessionHealthIndicator"));
    }

    @Test
    void isNotExposedUnlessSomebodySaysSo() {
        runner.run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(SingleSessionEndpoint.class));
        runner.withPropertyValues("management.endpoints.web.exposure.include=singlesession")
                .run(context -> assertThat(context).hasSingleBean(SingleSessionEndpoint.class));
    }

    @Test
    void followsTheConfigurationUntilItIsSwitched() {
        runner.withPropertyValues(
                        "single-session.mode=observe",
                        "single-session.scopes.game.paths=/game",
                        "single-session.scopes.game.mode=enforce")
                .run(context -> {
                    var modes = context.getBean(Modes.class);

                    assertThat(modes.mode()).isEqualTo(Mode.OBSERVE);
                    assertThat(modes.of("default")).isEqualTo(Mode.OBSERVE);
                    assertThat(modes.of("game")).isEqualTo(Mode.ENFORCE);
                    assertThat(modes.of("made-up")).isEqualTo(Mode.OBSERVE);
                });
    }

    @Test
    void failsOnAModeThatThereIsNot() {
        runner.withPropertyValues("single-session.mode=off")
                .run(context ->
                        assertThat(context).hasFailed().getFailure().rootCause().hasMessageContaining("Mode.off"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebSocket
    static class Plain {}
}
