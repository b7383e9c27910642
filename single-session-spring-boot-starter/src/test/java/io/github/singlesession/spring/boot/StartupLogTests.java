// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** What an operator reads when the application starts. */
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("the log of a start")
class StartupLogTests {

    @Test
    void saysWhichRuleHoldsAtWhichEndpoint(CapturedOutput output) {
        start(
                "single-session.exclude-paths=/free",
                "single-session.takeover.on-request=true",
                "single-session.scopes.watch.paths=/watch,/live",
                "single-session.scopes.watch.policy=kick-old",
                "single-session.scopes.watch.limit=5",
                "single-session.scopes.watch.takeover.on-request=false",
                "single-session.scopes.watch.unauthenticated=ignore");

        assertThat(output)
                .contains("INFO")
                .contains("Enforced at [/ws (STOMP)] -> scope default -> first-come, limit 1, takeover on request")
                .contains("Enforced at [/live (STOMP), /watch (plain)] -> scope watch -> kick-old, limit 5,"
                        + " unauthenticated ignored")
                .doesNotContain("/free (STOMP)");
    }

    @Test
    void warnsWhereNothingIsEnforced(CapturedOutput output) {
        start("single-session.paths=/elsewhere");

        assertThat(output)
                .contains("Nothing is enforced: no WebSocket endpoint")
                .doesNotContain("Enforced at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kubernetes", "cloud_foundry"})
    void warnsOfAStoreOfOneInstanceWhereThereMayBeSeveral(String platform, CapturedOutput output) {
        start("spring.main.cloud-platform=" + platform);

        assertThat(output)
                .contains("The leases are in memory")
                .containsIgnoringCase("this is " + platform)
                .contains("Add single-session-redis or single-session-hazelcast");
    }

    @Test
    void doesNotWarnWhereMemoryIsAskedFor(CapturedOutput output) {
        start("spring.main.cloud-platform=kubernetes", "single-session.store=memory");

        assertThat(output).contains("Enforced at").doesNotContain("The leases are in memory");
    }

    @Test
    void doesNotWarnOfTheDefaults(CapturedOutput output) {
        start("single-session.exclude-paths=/watch");

        assertThat(output).contains("Enforced at").doesNotContain("WARN");
    }

    @Test
    void warnsOfPingsThatAreOffUnderFirstCome(CapturedOutput output) {
        start("single-session.ping.interval=0s");

        assertThat(output).contains("single-session.ping.interval is 0s, and a policy is first-come");
    }

    @Test
    void doesNotWarnOfThemUnderKickOld(CapturedOutput output) {
        start("single-session.ping.interval=0s", "single-session.policy=kick-old");

        assertThat(output).contains("Enforced at").doesNotContain("single-session.ping.interval");
    }

    @Test
    void warnsOfSlowPingsIfOnlyAScopeIsFirstCome(CapturedOutput output) {
        start(
                "single-session.ping.timeout=10m",
                "single-session.policy=kick-old",
                "single-session.scopes.live.paths=/live",
                "single-session.scopes.live.policy=first-come");

        assertThat(output).contains("single-session.ping.timeout is 600s, and a policy is first-come");
    }

    @Test
    void warnsOfADrainThatSpringCutsShort(CapturedOutput output) {
        start("single-session.drain.timeout=10s", "spring.lifecycle.timeout-per-shutdown-phase=10s");

        assertThat(output).contains("spring.lifecycle.timeout-per-shutdown-phase is 10s");
    }

    private static void start(String... properties) {
        new SpringApplicationBuilder(Endpoints.class)
                .properties(Stream.concat(Stream.of("server.port=0"), Arrays.stream(properties))
                        .toArray(String[]::new))
                .run()
                .close();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebSocket
    static class Endpoints extends BrokerApplication implements WebSocketConfigurer {

        @Override
        public void registerStompEndpoints(StompEndpointRegistry registry) {
            registry.addEndpoint("/ws", "/live", "/free");
        }

        @Override
        public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
            registry.addHandler(new Watch(), "/watch");
        }
    }

    /** A handler of the application's own. */
    private static final class Watch extends TextWebSocketHandler {}
}
