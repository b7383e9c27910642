// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.NodeTiming;
import io.github.singlesession.guard.GuardOptions;
import io.github.singlesession.guard.GuardRuntime;
import io.github.singlesession.guard.Reaffirmed;
import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.guard.StoreCommand;
import io.github.singlesession.memory.InMemoryCluster;
import io.github.singlesession.memory.InMemorySessionRegistry;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the meters of the store")
class StoreMetersTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StoreMeters meters = new StoreMeters(this::guard);
    private final SessionGuard guard = newGuard();

    StoreMetersTests() {
        meters.bindTo(registry);
    }

    @Test
    void areAllThereFromTheStart() {
        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .extracting(id -> id.getName() + id.getTags())
                .filteredOn(id -> !id.startsWith("single.session.store.commands"))
                .containsExactlyInAnyOrder(
                        "single.session.store.up[]",
                        "single.session.lease.remaining[]",
                        "single.session.in.doubt[]",
                        "single.session.reaffirmed[tag(result=held)]",
                        "single.session.reaffirmed[tag(result=reclaimed)]",
                        "single.session.reaffirmed[tag(result=lost)]");
    }

    @Test
    void countWhatTheStoreWasAsked() {
        meters.asked(StoreCommand.CLAIM, Duration.ofMillis(3), true);
        meters.asked(StoreCommand.CLAIM, Duration.ofMillis(5), true);
        meters.asked(StoreCommand.CLAIM, Duration.ofSeconds(1), false);

        assertThat(commands("claim", "success").count()).isEqualTo(2);
        assertThat(commands("claim", "success").totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(8);
        assertThat(commands("claim", "error").count()).isEqualTo(1);
        for (var command : StoreCommand.values()) {
            assertThat(commands(command.name().toLowerCase(Locale.ROOT), "error"))
                    .isNotNull();
        }
    }

    private Timer commands(String operation, String outcome) {
        return registry.get("single.session.store.commands")
                .tag("operation", operation)
                .tag("outcome", outcome)
                .timer();
    }

    @Test
    void sayHowTheNodeStandsWithItsStore() {
        assertThat(gauge("single.session.lease.remaining")).isZero();

        guard.start();

        assertThat(gauge("single.session.store.up")).isEqualTo(1);
        assertThat(gauge("single.session.lease.remaining")).isEqualTo(14);
        assertThat(gauge("single.session.in.doubt")).isZero();
    }

    @Test
    void countWhatBecameOfSessionsThatTheStoreWasAskedAbout() {
        meters.reaffirmed(Reaffirmed.HELD);
        meters.reaffirmed(Reaffirmed.HELD);
        meters.reaffirmed(Reaffirmed.LOST);

        assertThat(reaffirmed("held")).isEqualTo(2);
        assertThat(reaffirmed("reclaimed")).isZero();
        assertThat(reaffirmed("lost")).isEqualTo(1);
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    private double reaffirmed(String result) {
        return registry.get("single.session.reaffirmed")
                .tag("result", result)
                .functionCounter()
                .count();
    }

    private SessionGuard guard() {
        return guard;
    }

    /** Time stands still. */
    private SessionGuard newGuard() {
        var cluster = new InMemoryCluster(InstantSource.system(), NodeTiming.DEFAULT, Runnable::run);
        var store = new InMemorySessionRegistry(InstantSource.system(), () -> 0, cluster);
        var noon = InstantSource.fixed(Instant.parse("2025-11-24T12:00:00Z"));
        var runtime = new GuardRuntime((delay, task) -> () -> {}, Runnable::run, () -> 0, noon);
        return new SessionGuard(store, cluster, GuardOptions.named("north"), meters, runtime);
    }
}
