// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.memory.InMemoryCluster;
import io.github.singlesession.memory.InMemorySessionRegistry;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a user reads when the application does not start. */
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("a mistake in the configuration")
class StartupFailureTests {

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', textBlock = """
                    limit               | 0       | a whole number of at least 1
                    limit               | -3      | a whole number of at least 1
                    takeover.max        | 0       | a whole number of at least 1
                    takeover.window     | 0s      | a duration of at least 1ms
                    store-timeout       | 0s      | a duration of at least 1ms
                    store-timeout       | 5s      | a duration shorter than node.heartbeat (5s)
                    node.name           | a b     | 1 to 64 of the characters
                    node.lease          | 14s     | a duration of at least three times node.heartbeat (5s)
                    node.heartbeat      | -1s     | a duration of at least 1ms
                    reaffirm-interval   | 0s      | a duration of at least 1ms
                    connect-timeout     | -5s     | a duration of at least 1ms
                    ping.interval       | -1s     | a duration of at least 1ms
                    ping.timeout        | 20s     | a duration longer than ping.interval (20s)
                    ping.probe-timeout  | 0s      | a duration of at least 1ms
                    drain.timeout       | 0s      | a duration of at least 1ms
                    drain.spread        | 11s     | a duration from 0s to drain.timeout (10s)
                    drain.spread        | -1s     | a duration from 0s to drain.timeout (10s)
                    paths               | ws/**   | path patterns that begin with /
                    exclude-paths       | /a/{    | path patterns as in Spring MVC
                    """)
    void namesThePropertyTheValueAndWhatIsAllowed(
            String property, String value, String allowed, CapturedOutput output) {
        assertThatThrownBy(() -> start(BrokerApplication.class, property + "=" + value));

        assertThat(output)
                .contains("The property 'single-session." + property + "' has the value '" + value + "'")
                .contains("Set 'single-session." + property + "' to " + allowed);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', textBlock = """
                    policy               | newest-wins | FIRST_COME
                    store                | redis       | MEMORY
                    on-store-failure     | maybe       | FAIL_CLOSED
                    unauthenticated      | maybe       | IGNORE
                    limit                | many        | to @org.springframework.boot.context.properties.bind.DefaultValue int
                    enabled              | perhaps     | Invalid boolean value
                    connect-timeout      | soon        | java.time.Duration
                    takeover.on-request  | perhaps     | Invalid boolean value
                    """)
    void isExplainedByBootWhereTheValueDoesNotEvenConvert(
            String property, String value, String hint, CapturedOutput output) {
        assertThatThrownBy(() -> start(BrokerApplication.class, property + "=" + value));

        assertThat(output)
                .contains("Property: single-session." + property)
                .contains("Value: \"" + value + "\"")
                .containsIgnoringCase(hint);
    }

    @Test
    void isNoticedInANameToo(CapturedOutput output) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(BrokerApplication.class)
                .properties("server.port=0", "single-session.polcy=kick-old")
                .run());

        assertThat(output).contains("single-session.polcy").contains("were left unbound");
    }

    @Test
    void namesTheMissingHalfOfAStore(CapturedOutput output) {
        assertThatThrownBy(() -> start(OnlyARegistry.class));

        assertThat(output)
                .contains("declares a SessionRegistry bean, but no Cluster bean")
                .contains("Declare a Cluster bean of the same store");
    }

    @Test
    void namesTheOtherHalfToo(CapturedOutput output) {
        assertThatThrownBy(() -> start(OnlyACluster.class));

        assertThat(output)
                .contains("declares a Cluster bean, but no SessionRegistry bean")
                .contains("Declare a SessionRegistry bean of the same store");
    }

    private static void start(Class<?> application, String... properties) {
        var arguments = new String[properties.length + 1];
        arguments[0] = "--server.port=0";
        for (int i = 0; i < properties.length; i++) {
            arguments[i + 1] = "--single-session." + properties[i];
        }
        new SpringApplicationBuilder(application).run(arguments).close();
    }

    private static InMemoryCluster cluster() {
        return new InMemoryCluster(InstantSource.system(), NodeTiming.DEFAULT, Runnable::run);
    }

    @Configuration(proxyBeanMethods = false)
    static class OnlyARegistry extends BrokerApplication {

        @Bean
        SessionRegistry registry() {
            return new InMemorySessionRegistry(InstantSource.system(), System::nanoTime, cluster());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OnlyACluster extends BrokerApplication {

        @Bean
        Cluster cluster() {
            return StartupFailureTests.cluster();
        }
    }
}
