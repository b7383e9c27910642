// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.BAD_REQUEST;
import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.NODE_LEAVING;
import static io.github.singlesession.spring.wire.Ending.SESSION_REPLACED;
import static io.github.singlesession.spring.wire.Ending.SESSION_REVOKED;
import static io.github.singlesession.spring.wire.Ending.SESSION_STALE;
import static io.github.singlesession.spring.wire.Ending.TAKEOVER_LIMIT;
import static io.github.singlesession.spring.wire.Ending.UNAUTHENTICATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.SessionKey;
import io.github.singlesession.guard.SessionGuard;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;

/**
 * The table of codes that clients are written against, row by row, as the bytes come: the ERROR frame and the close
 * frame of STOMP, the close frame of a plain client. What else leads to a code is in the tests of its rule.
 */
@DisplayName("the code")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryCodeTests {

    private static final String[] PROPERTIES = {
        "single-session.ping.interval=200ms",
        "single-session.ping.timeout=1500ms",
        "single-session.drain.spread=100ms",
        "single-session.scopes.offers.paths=/free/ws,/plain/offers",
        "single-session.scopes.offers.takeover.on-request=true",
        "single-session.scopes.kicks.paths=/ws/watch,/plain/kicks",
        "single-session.scopes.kicks.policy=kick-old",
        "single-session.scopes.kicks.takeover.max=1",
        "single-session.scopes.kicks.takeover.window=1h",
    };

    private final AtomicInteger users = new AtomicInteger();
    private QuizServer server;

    @BeforeAll
    void start() {
        server = QuizServer.startWith(BothKinds.class, PROPERTIES);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void of4400IsBadRequest(Speaks speaks) {
        var offTheContract = speaks.open(server, speaks.endpoint, user(), "single-session-client:short");

        offTheContract.expect(BAD_REQUEST);
    }

    @ParameterizedTest
    @EnumSource
    void of4401IsUnauthenticated(Speaks speaks) {
        speaks.open(server, speaks.endpoint, null).expect(UNAUTHENTICATED);
    }

    @ParameterizedTest
    @EnumSource
    void of4403IsSessionRevoked(Speaks speaks) {
        var user = user();
        var session = speaks.open(server, speaks.endpoint, user).admitted();

        var guard = server.context().getBean(SessionGuard.class);
        assertThat(guard.end(SessionKey.of(user), null, "cheated").toCompletableFuture())
                .isCompletedWithValueMatching(outcome -> outcome.ended().size() == 1);

        session.expectUnasked(SESSION_REVOKED);
        speaks.open(server, speaks.endpoint, user).admitted();
    }

    @ParameterizedTest
    @EnumSource
    void of4408IsSessionStale(Speaks speaks) {
        var session = speaks.open(server, speaks.endpoint, user()).admitted();
        session.socket().stopAnswering();

        session.expectUnasked(SESSION_STALE);
    }

    @ParameterizedTest
    @EnumSource
    void of4409IsDuplicateSession(Speaks speaks) {
        var user = user();
        speaks.open(server, speaks.endpoint, user).admitted();

        speaks.open(server, speaks.endpoint, user)
                .expect(DUPLICATE_SESSION, "single-session-retry-after:2250", "single-session-takeover-allowed:false");
    }

    @ParameterizedTest
    @EnumSource
    void of4409SaysWhereATakeoverIsOnOffer(Speaks speaks) {
        var user = user();
        speaks.open(server, speaks.offers, user).admitted();

        speaks.open(server, speaks.offers, user)
                .expect(DUPLICATE_SESSION, "single-session-retry-after:2250", "single-session-takeover-allowed:true");
    }

    @ParameterizedTest
    @EnumSource
    void of4410IsSessionReplaced(Speaks speaks) {
        var user = user();
        var session = speaks.open(server, speaks.kicks, user).admitted();

        speaks.open(server, speaks.kicks, user).admitted();

        session.expectUnasked(SESSION_REPLACED);
    }

    @ParameterizedTest
    @EnumSource
    void of4429IsTakeoverLimit(Speaks speaks) {
        var user = user();
        speaks.open(server, speaks.kicks, user).admitted();
        speaks.open(server, speaks.kicks, user).admitted();

        speaks.open(server, speaks.kicks, user).expect(TAKEOVER_LIMIT, "single-session-retry-after:\\d{7}");
    }

    @ParameterizedTest
    @EnumSource
    void of1012IsNodeLeaving(Speaks speaks) {
        try (var leaving = QuizServer.startWith(BothKinds.class, PROPERTIES)) {
            var session = speaks.open(leaving, speaks.endpoint, user()).admitted();

            var closing = CompletableFuture.runAsync(leaving.context()::close);

            session.expectUnasked(NODE_LEAVING);
            closing.orTimeout(RawWebSocket.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        }
    }

    private String user() {
        return "user-" + users.incrementAndGet();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebSocket
    static class BothKinds {

        @Bean
        WebSocketConfigurer plainEndpoints() {
            var handler = new EchoHandler(new PlainRecorder());
            return registry -> registry.addHandler(handler, "/plain", "/plain/offers", "/plain/kicks")
                    .setHandshakeHandler(new QuizLikeApp.HandshakeUser());
        }
    }
}
