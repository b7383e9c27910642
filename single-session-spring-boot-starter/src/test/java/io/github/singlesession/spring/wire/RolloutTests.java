// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.SESSION_REPLACED;
import static io.github.singlesession.spring.wire.QuizServer.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Cluster;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.memory.InMemoryCluster;
import io.github.singlesession.memory.InMemorySessionRegistry;
import io.github.singlesession.spring.Modes;
import io.github.singlesession.spring.Modes.Mode;
import io.github.singlesession.spring.Observation;
import io.github.singlesession.spring.Observation.Sparing;
import io.github.singlesession.spring.SessionCode;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Two nodes on one store: the old one observes, the new one enforces already. */
@DisplayName("a rollout in which some nodes observe and some enforce")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolloutTests {

    private static final String FIRST_COME = "/ws";
    private static final String KICKS = "/free/ws";

    private static final ExecutorService NOTICES = Executors.newSingleThreadExecutor();

    @SuppressWarnings("NullAway.Init") // set before the first test
    private static InMemoryCluster cluster;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private QuizServer observes;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private QuizServer enforces;

    @BeforeAll
    void start() {
        cluster = new InMemoryCluster(InstantSource.system(), StoreFailureApp.TIMING, NOTICES);
        SharedStore.registry = new InMemorySessionRegistry(InstantSource.system(), System::nanoTime, cluster);
        observes = start("observe");
        enforces = start("enforce");
    }

    @AfterAll
    void stop() {
        enforces.close();
        observes.close();
        NOTICES.shutdownNow();
    }

    @Test
    void anObservingNodeEndsNobodyForASessionOfAnEnforcingOne() {
        var old = connected(observes, KICKS, "alice");

        connected(enforces, KICKS, "alice").expectEcho("has the seat");

        patiently().until(() -> spared(SessionCode.SESSION_REPLACED) == 1);
        old.expectEcho("goes on without one");
    }

    @Test
    void anEnforcingNodeEndsItsSessionForOneOfAnObservingNode() {
        var loser = connected(enforces, KICKS, "bob");

        connected(observes, KICKS, "bob").expectEcho("has the seat");

        SESSION_REPLACED.expectOn(loser);
    }

    @Test
    void aSeatHeldOnAnObservingNodeIsTakenForAnEnforcingOne() {
        connected(observes, FIRST_COME, "carol");

        assertThat(open(enforces, FIRST_COME, "carol").connect().expectError().header("message"))
                .isEqualTo(DUPLICATE_SESSION.name());
    }

    @Test
    void aSeatHeldOnAnEnforcingNodeKeepsNobodyOutOfAnObservingOne() {
        var holder = connected(enforces, FIRST_COME, "dave");

        connected(observes, FIRST_COME, "dave").expectEcho("without a seat");

        holder.expectEcho("with one");
        assertThat(spared(SessionCode.DUPLICATE_SESSION)).isEqualTo(1);
    }

    @Test
    void aSwitchOnOneNodeReachesTheOtherAndThoseThatComeLater() {
        var operator = new Operator(enforces.port());
        assertThat(operator.post("/singlesession", "{\"mode\":\"observe\",\"scope\":\"switched\"}")
                        .status())
                .isEqualTo(200);
        patiently().until(() -> modes(enforces).of("switched") == Mode.OBSERVE);

        operator.post("/singlesession", "{\"mode\":\"enforce\",\"scope\":\"switched\"}");

        patiently().until(() -> modes(observes).of("switched") == Mode.ENFORCE);
        assertThat(modes(observes).of("default")).isEqualTo(Mode.OBSERVE);
        try (var later = start("observe")) {
            patiently().until(() -> modes(later).of("switched") == Mode.ENFORCE);
        }
    }

    private static QuizServer start(String mode) {
        return QuizServer.startWith(
                SharedStore.class,
                Operator.EXPOSED,
                "single-session.mode=" + mode,
                "single-session.node.lease=3s",
                "single-session.node.heartbeat=200ms",
                "single-session.store-timeout=150ms",
                "single-session.scopes.kicks.paths=/free/**",
                "single-session.scopes.kicks.policy=kick-old",
                "single-session.scopes.switched.paths=/sock/watch");
    }

    private long spared(SessionCode code) {
        var scope = code == SessionCode.SESSION_REPLACED ? "kicks" : "default";
        return observes.context().getBean(Observation.class).count(new Sparing(scope, code));
    }

    private static Modes modes(QuizServer server) {
        return server.context().getBean(Modes.class);
    }

    private static RawStomp connected(QuizServer server, String endpoint, String user) {
        var client = open(server, endpoint, user).connect();
        client.expectConnected();
        return client;
    }

    private static RawStomp open(QuizServer server, String endpoint, String user) {
        return server.openAt(endpoint, "x-user: " + user);
    }

    @Configuration(proxyBeanMethods = false)
    static class SharedStore {

        @SuppressWarnings("NullAway.Init") // set before the first server starts
        private static SessionRegistry registry;

        @Bean
        SessionRegistry registry() {
            return registry;
        }

        @Bean
        Cluster cluster() {
            return cluster;
        }
    }
}
