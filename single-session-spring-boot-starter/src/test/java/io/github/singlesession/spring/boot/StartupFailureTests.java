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
import java.util.Locale;
import java.util.stream.Stream;
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
                    node.lease          | 34560000s | a duration of at most 365d
                    paths               | ws/**   | path patterns that begin with /
                    redis.key-prefix    | a{b}:   | a text without braces, such as single-session:
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
                    enabled                | perhaps     | true or false
                    store                  | mongo       | auto or memory or redis or hazelcast
                    policy                 | newest-wins | first-come or kick-old
                    limit                  | many        | a whole number of at least 1
                    limit                  | 99999999999 | a whole number of at least 1
                    unauthenticated        | maybe       | reject or ignore
                    on-store-failure       | maybe       | fail-open or fail-closed
                    store-timeout          | soon        | a duration, such as
                    connect-timeout        | soon        | a duration, such as
                    reaffirm-interval      | 1 minute    | a duration, such as
                    node.lease             | long        | a duration, such as
                    node.heartbeat         | 5 s         | a duration, such as
                    takeover.on-request    | perhaps     | true or false
                    takeover.max           | 2.5         | a whole number of at least 1
                    takeover.window        | 1min        | a duration, such as
                    ping.interval          | often       | a duration, such as
                    ping.timeout           | late        | a duration, such as
                    ping.probe-timeout     | 2sec        | a duration, such as
                    drain.timeout          | never       | a duration, such as
                    drain.spread           | wide        | a duration, such as
                    plain.query-parameters | perhaps     | true or false
                    scopes.watch.policy    | newest-wins | first-come or kick-old
                    scopes.watch.limit     | many        | a whole number of at least 1
                    """)
    void isExplainedInTheWordsOfTheConfigurationWhereTheValueDoesNotEvenConvert(
            String property, String value, String allowed, CapturedOutput output) {
        assertThatThrownBy(() -> start(BrokerApplication.class, property + "=" + value));

        assertThat(output)
                .contains("The property 'single-session." + property + "' has the value '" + value + "'")
                .contains("Set 'single-session." + property + "' to " + allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "takeover, single-session.takeover.on-request",
        "node, single-session.node.name",
        "scopes, single-session.scopes.*.paths"
    })
    void isExplainedWhereAGroupHasAValue(String group, String first, CapturedOutput output) {
        assertThatThrownBy(() -> start(BrokerApplication.class, group + "=true"));

        assertThat(output)
                .contains("The property 'single-session." + group + "' has a value, but only those below it may")
                .contains("Remove it, or write one of these: " + first + ",");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "polcy, policy",
        "onStoreFailre, on-store-failure",
        "interval, ping.interval",
        "drain.spred, drain.spread",
        "plain.query-parameter, plain.query-parameters",
        "scopes.watch.polcy, scopes.watch.policy",
        "scopes.watch.takeover.windows, scopes.watch.takeover.window"
    })
    void isNoticedInANameAndTheNearestNamed(String wrong, String right, CapturedOutput output) {
        startInVain("scopes.watch.paths=/ws/watch/**", wrong + "=1");

        assertThat(output)
                .contains("There is no property 'single-session." + wrong.toLowerCase(Locale.ROOT))
                .contains("Write 'single-session." + right + "', or remove it.");
    }

    @Test
    void isNoticedInANameThatIsNearToNone(CapturedOutput output) {
        startInVain("cluster-size=3");

        assertThat(output)
                .contains("There is no property 'single-session.cluster-size', which has the value '3'")
                .contains("Remove it, or write one of those that there are: single-session.enabled, ");
    }

    @ParameterizedTest
    @CsvSource({"redis, single-session-redis", "hazelcast, single-session-hazelcast"})
    void namesTheDependencyThatTheStoreIsIn(String store, String artifact, CapturedOutput output) {
        assertThatThrownBy(() -> start(BrokerApplication.class, "store=" + store));

        assertThat(output)
                .contains("'single-session.store' has the value '" + store + "', but " + artifact + " is not on")
                .contains("Add the dependency io.github.singlesession:" + artifact);
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

    /** By properties, not arguments: those of the command line may have any name that is not bound. */
    private static void startInVain(String... properties) {
        var prefixed = Stream.of(properties).map("single-session."::concat);
        var application = new SpringApplicationBuilder(BrokerApplication.class)
                .properties(Stream.concat(Stream.of("server.port=0"), prefixed).toArray(String[]::new));
        assertThatThrownBy(application::run);
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
