// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.QuizServer.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.guard.SessionGuard;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@DisplayName("the audit trail")
class AuditTests {

    private static final String HERE = "127.0.0.1";

    @SuppressWarnings("NullAway.Init") // set before every test
    private QuizServer server;

    @BeforeEach
    void start() {
        server = QuizServer.startWith(
                Kept.class,
                Operator.EXPOSED,
                "single-session.scopes.kicks.paths=/free/**",
                "single-session.scopes.kicks.policy=kick-old");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void saysWhoWasDenied() {
        server.connected("alice");
        var holder = guard().sessions().get(0).sessionId();

        server.open("alice").connect().expectError();

        var event = only("SINGLE_SESSION_DENIED");
        assertThat(event.getPrincipal()).isEqualTo("alice");
        assertThat(event.getData()).containsAllEntriesOf(about("alice", "default", "DUPLICATE_SESSION"));
        assertThat(event.getData())
                .containsEntry("holderSessionId", holder)
                .containsEntry("holderNode", node())
                .containsEntry("remoteAddress", HERE)
                .containsEntry("holderRemoteAddress", HERE);
        var listed = new Operator(server.port()).get("/auditevents?type=SINGLE_SESSION_DENIED");
        assertThat(listed.body()).contains("\"principal\":\"alice\"").contains("DUPLICATE_SESSION");
    }

    @Test
    void saysWhoWasDisplaced() {
        kicks("bob");
        kicks("bob");

        var event = only("SINGLE_SESSION_DISPLACED");
        assertThat(event.getData()).containsAllEntriesOf(about("bob", "kicks", "SESSION_REPLACED"));
        assertThat(event.getData())
                .containsEntry("remoteAddress", HERE)
                .containsEntry("holderRemoteAddress", HERE)
                .containsKeys("sessionId", "holderSessionId");
    }

    @Test
    void saysWhoWasThrownOutAndWhy() {
        server.connected("carol");

        new Operator(server.port()).delete("/singlesession/carol");

        var event = only("SINGLE_SESSION_REVOKED");
        assertThat(event.getData()).containsAllEntriesOf(about("carol", "default", "SESSION_REVOKED"));
        assertThat(event.getData()).containsEntry("reason", "ended by an operator");
    }

    @Test
    void saysThatTheModeWasSwitchedAndThenThatNobodyWasDenied() {
        new Operator(server.port()).post("/singlesession", "{\"mode\": \"observe\"}");
        server.connected("dave");
        server.connected("dave");

        assertThat(only("SINGLE_SESSION_MODE").getData()).isEqualTo(Map.of("mode", "observe", "node", node()));
        assertThat(repository().find(null, null, "SINGLE_SESSION_DENIED")).isEmpty();
    }

    private Map<String, Object> about(String subject, String scope, String code) {
        return Map.of("subject", subject, "scope", scope, "code", code, "node", node());
    }

    private AuditEvent only(String type) {
        patiently().until(() -> !repository().find(null, null, type).isEmpty());
        assertThat(repository().find(null, null, type)).hasSize(1);
        return repository().find(null, null, type).get(0);
    }

    private void kicks(String user) {
        server.openAt("/free/ws", "x-user: " + user).connect().expectConnected();
    }

    private AuditEventRepository repository() {
        return server.context().getBean(AuditEventRepository.class);
    }

    private String node() {
        return guard().node().value();
    }

    private SessionGuard guard() {
        return server.context().getBean(SessionGuard.class);
    }

    @Configuration(proxyBeanMethods = false)
    static class Kept {

        @Bean
        AuditEventRepository auditEventRepository() {
            return new InMemoryAuditEventRepository();
        }
    }
}
