// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.guard.GuardListener;
import io.github.singlesession.guard.GuardStatus;
import io.github.singlesession.guard.Reaffirmed;
import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.guard.StoreCommand;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * How this node stands with its store, as meters: {@code single.session.store.up} (1 or 0), {@code .lease.remaining}
 * (seconds), {@code .in.doubt} (leases to be given back), {@code .reaffirmed} by {@code result} and {@code .store.commands}
 * by {@code operation} and {@code outcome}.
 */
public final class StoreMeters implements MeterBinder, GuardListener {

    private final Supplier<SessionGuard> guard;
    private final List<Map<Asked, Timer>> commands = new CopyOnWriteArrayList<>();
    private final Map<Reaffirmed, LongAdder> reaffirmed = new EnumMap<>(Reaffirmed.class);

    /**
     * Creates meters that nobody reads yet.
     *
     * @param guard asked when a meter is read; it is made after its listeners
     */
    public StoreMeters(Supplier<SessionGuard> guard) {
        this.guard = guard;
        for (var result : Reaffirmed.values()) {
            reaffirmed.put(result, new LongAdder());
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("single.session.store.up", () -> status().storeUp() ? 1 : 0)
                .description("Whether the store answered when it was last asked")
                .register(registry);
        Gauge.builder(
                        "single.session.lease.remaining",
                        () -> status().leaseRemaining().toNanos() / 1e9)
                .description("How long this node may still rely on its lease")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("single.session.in.doubt", () -> status().inDoubt())
                .description("Leases that the store did not take back yet")
                .register(registry);
        bindCommands(registry);
        reaffirmed.forEach(
                (result, count) -> FunctionCounter.builder("single.session.reaffirmed", count, LongAdder::sum)
                        .tag("result", result.name().toLowerCase(Locale.ROOT))
                        .description("Sessions of this node that the store was asked about")
                        .register(registry));
    }

    private GuardStatus status() {
        return guard.get().status();
    }

    private void bindCommands(MeterRegistry registry) {
        var timers = new ConcurrentHashMap<Asked, Timer>();
        for (var command : StoreCommand.values()) {
            for (var answered : List.of(true, false)) {
                timers.put(new Asked(command, answered), commandTimer(registry, command, answered));
            }
        }
        commands.add(timers);
    }

    private static Timer commandTimer(MeterRegistry registry, StoreCommand command, boolean answered) {
        return Timer.builder("single.session.store.commands")
                .tag("operation", command.name().toLowerCase(Locale.ROOT))
                .tag("outcome", answered ? "success" : "error")
                .description("What this node asked its store")
                .register(registry);
    }

    @Override
    public void asked(StoreCommand command, Duration took, boolean answered) {
        var asked = new Asked(command, answered);
        commands.forEach(timers -> Objects.requireNonNull(timers.get(asked)).record(took));
    }

    @Override
    public void reaffirmed(Reaffirmed result) {
        var count = reaffirmed.get(result);
        if (count != null) {
            count.increment();
        }
    }

    private record Asked(StoreCommand command, boolean answered) {}
}
