// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.SessionLease;
import io.github.singlesession.guard.SessionGuard;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.MessageExceptionHandler;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.messaging.handler.invocation.MethodArgumentResolutionException;
import org.springframework.messaging.simp.annotation.SubscribeMapping;
import org.springframework.stereotype.Controller;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

@DisplayName("the lease as an argument of a message handling method")
class LeaseArgumentTests extends InBothOrders {

    LeaseArgumentTests() {
        super(
                Leases.class,
                "quiz.inbound-threads=1",
                "single-session.exclude-paths=/free/**",
                "single-session.unauthenticated=ignore");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "optional", "nullable"})
    void isWhatTheSessionHolds(String kind) {
        var alice = server.connected("alice-" + kind);

        assertThat(asked(alice, kind)).isEqualTo(held("alice-" + kind).toString());
    }

    @Test
    void isThereWhereAMessageIsSent() {
        var bob = server.connected("bob");

        bob.send("/app/write", "first").expectEcho("marker");

        assertThat(leases().written).contains("first " + held("bob").token());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/free/ws", "/ws"})
    void isEmptyWhereTheSessionHasNone(String path) {
        var nobody = server.openAt(path).connect();
        nobody.expectConnected();

        assertThat(asked(nobody, "optional")).isEqualTo("none");
        assertThat(asked(nobody, "nullable")).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/free/ws", "/ws"})
    void failsTheMessageWhereItIsDemandedAndTheSessionHasNone(String path) {
        var nobody = server.openAt(path).connect();
        nobody.expectConnected();

        nobody.send("/app/write", "unfenced").expectEcho("marker");

        assertThat(leases().failed).contains("unfenced");
        assertThat(leases().written).noneMatch(write -> write.startsWith("unfenced"));
    }

    @Test
    void isWhatTheSessionHeldLastOnceItsClientLeft() {
        var unblock = server.recorder().block();
        var carol = server.connected("carol").send("/app/block", "running");
        long token = held("carol").token();
        carol.send("/app/write", "late").disconnect("r-1");
        if (!preserveReceiveOrder) {
            // In order, Spring looks at the goodbye only once everything before it is handled.
            server.awaitSeatFree("carol");
        }

        unblock.run();

        QuizServer.patiently().until(() -> leases().written.contains("late " + token));
    }

    @Test
    void standsBesideWhatTheApplicationResolvesItself() {
        var dave = server.connected("dave");

        assertThat(asked(dave, "own")).isEqualTo("own " + held("dave").token());
    }

    private String asked(RawStomp client, String kind) {
        return client.subscribe("/app/lease/" + kind).expect("MESSAGE").body();
    }

    private SessionLease held(String user) {
        return server.context().getBean(SessionGuard.class).sessions().stream()
                .filter(lease -> lease.key().subject().equals(user))
                .findFirst()
                .orElseThrow();
    }

    private Leases leases() {
        return server.context().getBean(Leases.class);
    }

    /** Something that the application knows how to resolve. */
    private record Own(String value) {}

    @Controller
    @Configuration(proxyBeanMethods = false)
    static class Leases {

        private final List<String> written = new CopyOnWriteArrayList<>();
        private final List<String> failed = new CopyOnWriteArrayList<>();

        @SubscribeMapping("/lease/plain")
        String plain(SessionLease lease) {
            return lease.toString();
        }

        @SubscribeMapping("/lease/optional")
        String optional(Optional<SessionLease> lease) {
            return lease.map(SessionLease::toString).orElse("none");
        }

        @SubscribeMapping("/lease/nullable")
        String nullable(@Nullable SessionLease lease) {
            return lease == null ? "none" : lease.toString();
        }

        @SubscribeMapping("/lease/own")
        String own(Own own, SessionLease lease) {
            return own.value() + " " + lease.token();
        }

        @MessageMapping("/write")
        void write(@Payload String what, SessionLease lease) {
            written.add(what + " " + lease.token());
        }

        @MessageExceptionHandler
        void unfenced(MethodArgumentResolutionException failure, @Payload String what) {
            failed.add(what);
        }

        @Bean
        WebSocketMessageBrokerConfigurer ownArguments() {
            return new WebSocketMessageBrokerConfigurer() {

                @Override
                public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                    resolvers.add(new OwnResolver());
                }
            };
        }
    }

    private static final class OwnResolver implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Own.class;
        }

        @Override
        public Object resolveArgument(MethodParameter parameter, Message<?> message) {
            return new Own("own");
        }
    }
}
