// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.SESSION_REVOKED;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.events.SessionExpiredEvent;

@DisplayName("end-on-logout with Spring Session")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpringSessionTests {

    private QuizServer server;

    @BeforeAll
    void start() {
        server = QuizServer.startWith(SpringSession.class, "single-session.end-on-logout=true");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void endsWithASignOutThoughTheRepositoryTellsNobody() {
        var browser = Browser.signedIn(server, "alice");
        var client = browser.connected();

        browser.signOut();

        SESSION_REVOKED.expectOn(client);
    }

    @Test
    void endsWithAnHttpSessionOfWhichSpringSessionSaysThatItExpired() {
        var browser = Browser.signedIn(server, "bob");
        var client = browser.connected();
        var id = new String(
                Base64.getDecoder().decode(browser.cookie().replace("SESSION=", "")), StandardCharsets.UTF_8);
        var session = server.context().getBean(MapSessionRepository.class).findById(id);

        server.context().publishEvent(new SessionExpiredEvent(this, Objects.requireNonNull(session)));

        SESSION_REVOKED.expectOn(client);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableSpringHttpSession
    @Import(SignInApp.class)
    static class SpringSession {

        private final Map<String, Session> sessions = new ConcurrentHashMap<>();

        @Bean
        MapSessionRepository sessionRepository() {
            return new MapSessionRepository(sessions);
        }
    }
}
