// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.QuizServer.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.wire.StoreSwitch.Line;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the health of a node")
class HealthTests {

    private static final List<String> SHOWN = List.of(
            Operator.EXPOSED,
            "management.endpoint.health.show-details=always",
            "management.endpoint.health.probes.enabled=true");

    @SuppressWarnings("NullAway.Init") // each test starts its own
    private QuizServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isUpThoughTheStoreIsAwayWhereTheNodeGoesOn() {
        start();
        assertThat(of("singleSession")).containsEntry("status", "UP");

        cut();

        patiently().untilAsserted(() -> assertThat(details()).containsEntry("storeUp", false));
        assertThat(of("singleSession")).containsEntry("status", "UP");
        assertThat(details()).containsEntry("node", guard().node().value());
    }

    @Test
    void isOutOfServiceWhileTheNodeRefusesForTheStoresSakeAndNoProbeSaysSo() {
        start("single-session.on-store-failure=fail-closed");

        cut();

        patiently().untilAsserted(() -> assertThat(of("singleSession")).containsEntry("status", "OUT_OF_SERVICE"));
        assertThat(operator().get("/health").status()).isEqualTo(503);
        assertThat(operator().get("/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(operator().get("/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void isOutOfServiceWhileTheNodeLeaves() {
        start();

        guard().drain(Duration.ZERO, Duration.ZERO).toCompletableFuture().join();

        assertThat(of("singleSession")).containsEntry("status", "OUT_OF_SERVICE");
        assertThat(details()).containsEntry("draining", true);
    }

    @Test
    void isSilentWhereItIsSwitchedOff() {
        start("management.health.single-session.enabled=false");

        assertThat(operator().get("/health/singleSession").status()).isEqualTo(404);
        assertThat(operator().get("/health").status()).isEqualTo(200);
    }

    private void start(String... properties) {
        server = QuizServer.startWith(
                StoreFailureApp.class,
                Stream.of(Stream.of(StoreFailureApp.PROPERTIES), SHOWN.stream(), Stream.of(properties))
                        .flatMap(all -> all)
                        .toArray(String[]::new));
    }

    private void cut() {
        server.context().getBean(StoreSwitch.class).set(Line.CUT);
    }

    private Map<String, Object> of(String contributor) {
        return operator().get("/health/" + contributor).json();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> details() {
        return Objects.requireNonNull((Map<String, Object>) of("singleSession").get("details"));
    }

    private Operator operator() {
        return new Operator(server.port());
    }

    private SessionGuard guard() {
        return server.context().getBean(SessionGuard.class);
    }
}
