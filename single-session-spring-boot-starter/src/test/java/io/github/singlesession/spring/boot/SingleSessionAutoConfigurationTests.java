// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.memory.InMemoryCluster;
import io.github.singlesession.memory.InMemorySessionRegistry;
import io.github.singlesession.spring.ErrorFrameFactory;
import io.github.singlesession.spring.PlainEnforcement;
import io.github.singlesession.spring.SignOuts;
import io.github.singlesession.spring.StompEnforcement;
import io.github.singlesession.spring.SubjectResolver;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.support.AbstractMessageChannel;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

@DisplayName("the auto-configuration")
@ExtendWith(OutputCaptureExtension.class)
class SingleSessionAutoConfigurationTests {

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SingleSessionAutoConfiguration.class));

    private final WebApplicationContextRunner broker = runner.withUserConfiguration(Broker.class);

    @Test
    void givesTheBeansTheirNames() {
        broker.run(context -> assertThat(context)
                .hasNotFailed()
                .hasBean("singleSessionRegistry")
                .hasBean("singleSessionCluster")
                .hasBean("singleSessionGuard")
                .hasBean("singleSessions")
                .getBean("singleSessionRegistry")
                .isInstanceOf(InMemorySessionRegistry.class));
    }

    @Test
    void putsItsInterceptorBehindAllOthers() {
        broker.run(context -> {
            var interceptors = context.getBean("clientInboundChannel", AbstractMessageChannel.class)
                    .getInterceptors();

            assertThat(interceptors.get(interceptors.size() - 1).getClass().getSimpleName())
                    .isEqualTo("SingleSessionChannelInterceptor");
        });
    }

    @Test
    void bringsNoExecutorThatBootWouldTakeForItsChannels() {
        var without = runner.withPropertyValues("single-session.enabled=false").withUserConfiguration(Broker.class);

        without.run(plain -> broker.run(context -> {
            assertThat(context.getBeanNamesForType(Executor.class))
                    .containsExactlyInAnyOrder(plain.getBeanNamesForType(Executor.class));
            assertThat(context.getBeanNamesForType(TaskScheduler.class))
                    .containsExactlyInAnyOrder(plain.getBeanNamesForType(TaskScheduler.class));
        }));
    }

    @Test
    void doesNothingWithoutABrokerConfigurationAndSaysWhy(CapturedOutput output) {
        var application = new SpringApplicationBuilder(NoBroker.class)
                .run("--server.port=0", "--logging.level.io.github.singlesession=debug");

        try (application) {
            assertThat(application.getBeanNamesForType(SessionGuard.class)).isEmpty();
            assertThat(application.getBeanNamesForType(StompEnforcement.class)).isEmpty();
        }
        assertThat(output).contains("Nothing is enforced: no configuration has @EnableWebSocketMessageBroker");
    }

    @Test
    void enforcesWithoutABrokerWhereThereArePlainHandlers() {
        runner.withUserConfiguration(PlainOnly.class).run(context -> assertThat(context)
                .hasNotFailed()
                .hasSingleBean(SessionGuard.class)
                .doesNotHaveBean(StompEnforcement.class)
                .hasSingleBean(PlainEnforcement.class));
    }

    @Test
    void doesNothingWhenDisabled() {
        broker.withPropertyValues("single-session.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(SessionGuard.class));
    }

    @Test
    void stepsBackForTheApplicationsSubjectResolver() {
        broker.withUserConfiguration(OwnSubjects.class)
                .run(context -> assertThat(context).hasSingleBean(SubjectResolver.class));
    }

    @Test
    void stepsBackForTheApplicationsErrorFrameFactory() {
        broker.withBean(ErrorFrameFactory.class, () -> frame -> "Good bye.")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(ErrorFrameFactory.class));
    }

    @Test
    void hearsOfSignOutsOnlyWhereItIsAskedTo() {
        broker.run(context -> assertThat(context).doesNotHaveBean(SignOuts.class));
        broker.withPropertyValues("single-session.end-on-logout=true")
                .run(context ->
                        assertThat(context).hasSingleBean(SignOuts.class).hasSingleBean(SecuritySignOuts.class));
    }

    @Test
    void needsNeitherSpringSecurityNorTomcatToHearOfHttpSessions() {
        broker.withPropertyValues("single-session.end-on-logout=true")
                .withClassLoader(
                        new FilteredClassLoader("org.springframework.security", "org.springframework.boot.tomcat"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(SignOuts.class)
                        .hasSingleBean(HttpSessionEnds.class)
                        .doesNotHaveBean("singleSessionSecuritySignOuts")
                        .doesNotHaveBean("singleSessionFirstOnTomcat"));
    }

    @Test
    void stepsBackForTheApplicationsStore() {
        broker.withUserConfiguration(OwnStore.class).run(context -> {
            assertThat(context).hasSingleBean(SessionRegistry.class).hasSingleBean(Cluster.class);
            assertThat(context).hasBean("ownRegistry").hasBean("ownCluster").hasSingleBean(SessionGuard.class);
        });
    }

    @Test
    void takesTheContractsProperties() {
        broker.withPropertyValues(
                        "single-session.store=memory",
                        "single-session.policy=kick-old",
                        "single-session.limit=3",
                        "single-session.paths=/ws,/live/**",
                        "single-session.exclude-paths=/live/free",
                        "single-session.unauthenticated=ignore",
                        "single-session.connect-timeout=5s",
                        "single-session.takeover.on-request=true",
                        "single-session.takeover.max=7",
                        "single-session.takeover.window=30s",
                        "single-session.drain.timeout=4s",
                        "single-session.drain.spread=2s",
                        "single-session.end-on-logout=true",
                        "single-session.plain.query-parameters=true")
                .run(context -> {
                    var properties = context.getBean(SingleSessionProperties.class);

                    assertThat(properties.rule().toString())
                            .contains("KICK_OLD", "limit=3", "takeoverOnRequest=true", "max=7", "PT30S");
                    assertThat(properties.paths()).isEqualTo(List.of("/ws", "/live/**"));
                    assertThat(properties.excludePaths()).isEqualTo(List.of("/live/free"));
                    assertThat(properties.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
                    assertThat(properties.drain().spread()).isEqualTo(Duration.ofSeconds(2));
                    assertThat(properties.endOnLogout()).isTrue();
                    assertThat(properties.plain().queryParameters()).isTrue();
                });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebSocketMessageBroker
    static class Broker implements WebSocketMessageBrokerConfigurer {

        @Override
        public void registerStompEndpoints(StompEndpointRegistry registry) {
            registry.addEndpoint("/ws");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class NoBroker {}

    @Configuration(proxyBeanMethods = false)
    @EnableWebSocket
    static class PlainOnly {}

    @Configuration(proxyBeanMethods = false)
    static class OwnSubjects {

        @Bean
        SubjectResolver subjects() {
            return attempt -> attempt.path();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnStore {

        @Bean
        Cluster ownCluster() {
            return new InMemoryCluster(InstantSource.system(), NodeTiming.DEFAULT, Runnable::run);
        }

        @Bean
        SessionRegistry ownRegistry(Cluster ownCluster) {
            return new InMemorySessionRegistry(InstantSource.system(), System::nanoTime, ownCluster);
        }
    }
}
