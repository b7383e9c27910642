// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.QuizServer.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** As an operator reads them: by a scrape over HTTP. */
@DisplayName("the meters")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsTests {

    private static final List<String> SCOPES = List.of("default", "kicks", "other", "watch");
    private static final List<String> REASONS = List.of(
            "client_closed",
            "connection_lost",
            "stale",
            "displaced",
            "resumed",
            "revoked",
            "lost",
            "drained",
            "store_unavailable");

    @SuppressWarnings("NullAway.Init") // set before the first test
    private QuizServer server;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private Operator operator;

    @BeforeAll
    void start() {
        server = QuizServer.start(
                Operator.EXPOSED,
                "single-session.scopes.kicks.paths=/free/**",
                "single-session.scopes.kicks.policy=kick-old",
                "single-session.scopes.watch.paths=/ws/watch",
                "single-session.scopes.watch.mode=observe");
        operator = new Operator(server.port());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void areAllThereFromTheStartWithAllTheirTags() {
        var counters = new ArrayList<String>();
        for (var scope : SCOPES) {
            counters.add(claims("none", "granted", scope));
            counters.add(claims("DUPLICATE_SESSION", "denied", scope));
            counters.add(claims("TAKEOVER_LIMIT", "denied", scope));
            counters.add(claims("NODE_LEAVING", "denied", scope));
            counters.add(claims("STORE_UNAVAILABLE", "error", scope));
            counters.add("single_session_active{scope=\"" + scope + "\"}");
            REASONS.forEach(reason ->
                    counters.add("single_session_ended_total{reason=\"" + reason + "\",scope=\"" + scope + "\"}"));
            Stream.of(
                            "BAD_REQUEST",
                            "UNAUTHENTICATED",
                            "DUPLICATE_SESSION",
                            "SESSION_REPLACED",
                            "TAKEOVER_LIMIT",
                            "STORE_UNAVAILABLE")
                    .forEach(code -> counters.add(observed(code, scope)));
        }
        Stream.of("held", "reclaimed", "lost")
                .forEach(result -> counters.add("single_session_reaffirmed_total{result=\"" + result + "\"}"));
        counters.add("single_session_displacement_lag_seconds_count");
        counters.add("single_session_store_up");
        counters.add("single_session_lease_remaining_seconds");
        counters.add("single_session_in_doubt");

        assertThat(scrape().stream().map(line -> line.substring(0, line.lastIndexOf(' '))))
                .containsAll(counters)
                .contains("single_session_store_commands_seconds_count{operation=\"claim\",outcome=\"success\"}")
                .contains("single_session_store_commands_seconds_count{operation=\"renew\",outcome=\"error\"}");
    }

    @Test
    void haveOneSetOfTagNamesEach() {
        var byName = scrape().stream()
                .filter(line -> line.startsWith("single_session"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.groupingBy(
                        line -> line.replaceFirst("\\{.*", ""),
                        Collectors.mapping(MetricsTests::tagNames, Collectors.toSet())));

        assertThat(byName.values()).allSatisfy(tags -> assertThat(tags).hasSize(1));
        assertThat(byName.keySet())
                .filteredOn(name -> name.endsWith("_count"))
                .containsExactlyInAnyOrder(
                        "single_session_claims_seconds_count",
                        "single_session_displacement_lag_seconds_count",
                        "single_session_store_commands_seconds_count");
        assertThat(byName.toString()).doesNotContain("subject").doesNotContain("node");
    }

    @Test
    void countWhatHappens() {
        var granted = value(claims("none", "granted", "default"));
        var denied = value(claims("DUPLICATE_SESSION", "denied", "default"));
        var client = server.connected("alice");
        server.open("alice").connect().expectError();
        server.openAt("/ws/watch").connect().expectConnected();
        var loser = kicks("bob");
        kicks("bob");
        Ending.SESSION_REPLACED.expectOn(loser);

        assertThat(value(claims("none", "granted", "default"))).isEqualTo(granted + 1);
        assertThat(value(claims("DUPLICATE_SESSION", "denied", "default"))).isEqualTo(denied + 1);
        assertThat(value("single_session_active{scope=\"default\"}")).isEqualTo(1);
        assertThat(value("single_session_active{scope=\"kicks\"}")).isEqualTo(1);
        assertThat(value(observed("UNAUTHENTICATED", "watch"))).isEqualTo(1);
        assertThat(value("single_session_ended_total{reason=\"displaced\",scope=\"kicks\"}"))
                .isEqualTo(1);
        patiently().untilAsserted(() -> assertThat(value("single_session_displacement_lag_seconds_count"))
                .isEqualTo(1));
        assertThat(value("single_session_displacement_lag_seconds_max")).isBetween(0.0, 10.0);
        client.closeNormally();
        patiently().untilAsserted(() -> assertThat(
                        value("single_session_ended_total{reason=\"client_closed\",scope=\"default\"}"))
                .isEqualTo(1));
        assertThat(value("single_session_active{scope=\"default\"}")).isZero();
    }

    @Test
    void sayHowTheNodeStandsWithItsStore() {
        assertThat(value("single_session_store_up")).isEqualTo(1);
        assertThat(value("single_session_lease_remaining_seconds")).isBetween(1.0, 15.0);
        assertThat(value("single_session_in_doubt")).isZero();
        assertThat(value("single_session_store_commands_seconds_count{operation=\"join\",outcome=\"success\"}"))
                .isEqualTo(1);
    }

    @Test
    void areReadOneByOneToo() {
        var claims = operator.get("/metrics/single.session.claims?tag=scope:default&tag=outcome:granted");

        assertThat(claims.status()).isEqualTo(200);
        assertThat(claims.body()).contains("\"COUNT\"").contains("\"baseUnit\":\"seconds\"");
        Stream.of(
                        "active",
                        "ended",
                        "observed",
                        "displacement.lag",
                        "store.up",
                        "lease.remaining",
                        "in.doubt",
                        "store.commands",
                        "reaffirmed")
                .forEach(name -> assertThat(
                                operator.get("/metrics/single.session." + name).status())
                        .as(name)
                        .isEqualTo(200));
    }

    private RawStomp kicks(String user) {
        var client = server.openAt("/free/ws", "x-user: " + user).connect();
        client.expectConnected();
        return client;
    }

    private static String claims(String code, String outcome, String scope) {
        return "single_session_claims_seconds_count{code=\"" + code + "\",outcome=\"" + outcome + "\",scope=\"" + scope
                + "\"}";
    }

    private static String observed(String code, String scope) {
        return "single_session_observed_total{code=\"" + code + "\",scope=\"" + scope + "\"}";
    }

    private static Set<String> tagNames(String series) {
        var names = new TreeSet<String>();
        for (var tag : series.replaceFirst("^[^{]*\\{?", "").split(",", -1)) {
            names.add(tag.replaceFirst("=.*", ""));
        }
        return names;
    }

    private double value(String series) {
        return scrape().stream()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + series));
    }

    private List<String> scrape() {
        var answer = operator.get("/prometheus");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().lines().filter(line -> !line.startsWith("#")).toList();
    }
}
