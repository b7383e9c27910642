// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionRule;
import io.github.singlesession.guard.Admission;
import io.github.singlesession.guard.AdmissionRequest;
import io.github.singlesession.guard.GuardOptions;
import io.github.singlesession.guard.GuardRuntime;
import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.memory.InMemoryCluster;
import io.github.singlesession.memory.InMemorySessionRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.WebSocketSession;

class ConnectionsTest {

    private static final SessionKey ALICE = SessionKey.of("alice");

    private final Map<String, Object> attributes = new HashMap<>();
    private volatile boolean socketOpen = true;

    @Test
    void forgetsOneWhoseSocketClosedWithoutAWord() {
        try (var threads = new EdgeThreads()) {
            var guard = guard(threads);
            var pings = new Pings(Duration.ofMillis(100), Duration.ofMinutes(1));
            var connections = new Connections(
                    guard, threads, Duration.ofMinutes(1), pings, frame -> "", System::nanoTime, Enforced.REPORTS);
            var connection = connections.open(session(), "/ws", Protocol.PLAIN);
            assertThat(guard.admit(request(connection), connection))
                    .isCompletedWithValueMatching(Admission.Admitted.class::isInstance);
            assertThat(connection.admitted()).isTrue();

            socketOpen = false;

            await().atMost(Duration.ofSeconds(10)).until(() -> guard.sessions().isEmpty());
            assertThat(connection.over()).isTrue();
        }
    }

    private static SessionGuard guard(EdgeThreads threads) {
        var cluster = new InMemoryCluster(InstantSource.system(), NodeTiming.DEFAULT, Runnable::run);
        var registry = new InMemorySessionRegistry(InstantSource.system(), System::nanoTime, cluster);
        var events = new SessionEvents(event -> {}, Enforced.MODES, Enforced.LIMIT);
        var runtime = new GuardRuntime(threads, Runnable::run, System::nanoTime, InstantSource.system());
        var guard = new SessionGuard(registry, cluster, GuardOptions.named("north"), events, runtime);
        assertThat(guard.start()).isCompleted();
        return guard;
    }

    private static AdmissionRequest request(Connection connection) {
        var rule = SessionRule.of(ConflictPolicy.FIRST_COME, 1);
        return new AdmissionRequest(ALICE, connection.sessionId(), rule, null, false, null);
    }

    private WebSocketSession session() {
        return (WebSocketSession) Proxy.newProxyInstance(
                WebSocketSession.class.getClassLoader(),
                new Class<?>[] {WebSocketSession.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAttributes" -> attributes;
                    case "getHandshakeHeaders" -> HttpHeaders.EMPTY;
                    case "isOpen" -> socketOpen;
                    default -> null;
                });
    }
}
