// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.SessionLease;
import io.github.singlesession.guard.Admission;
import io.github.singlesession.guard.AdmissionRequest;
import io.github.singlesession.guard.EndReason;
import io.github.singlesession.guard.GuardListener;
import io.github.singlesession.guard.Refusal;
import io.github.singlesession.guard.SessionEnd;
import io.github.singlesession.spring.Observation.Sparing;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of sessions on this node, as meters: {@code single.session.claims}, {@code .active}, {@code .ended}, {@code
 * .observed} and {@code .displacement.lag}. All are there from the start with all their tags, and no tag names a user.
 */
public final class SessionMeters implements MeterBinder, GuardListener, Lags {

    private static final String CLAIMS = "single.session.claims";
    private static final String SCOPE = "scope";
    private static final String CODE = "code";

    /** What a latency is held against, so that its quantiles can be told over several nodes. */
    private static final Duration[] BOUNDS = Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 5_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final ScopeTags tags;
    private final Observation observation;
    private final Modes modes;
    private final Clock clock;
    private final Map<String, LongAdder> active = new ConcurrentHashMap<>();
    private final Map<Ended, LongAdder> ended = new ConcurrentHashMap<>();
    private final List<Map<Claim, Timer>> claims = new CopyOnWriteArrayList<>();
    private final List<Timer> lags = new CopyOnWriteArrayList<>();

    /**
     * Creates meters that nobody reads yet.
     *
     * @param tags what scopes are called
     * @param observation counts who was spared
     * @param modes where a loser stays, it has not ended
     * @param clock measures how long losers stay
     */
    public SessionMeters(ScopeTags tags, Observation observation, Modes modes, Clock clock) {
        this.tags = tags;
        this.observation = observation;
        this.modes = modes;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        var timers = new ConcurrentHashMap<Claim, Timer>();
        for (var scope : tags.all()) {
            bindActive(registry, scope);
            Stream.of(EndReason.values()).forEach(reason -> bindEnded(registry, new Ended(scope, reason)));
            Stream.of(SessionCode.values())
                    .filter(SessionCode::enforces)
                    .forEach(code -> bindObserved(registry, new Sparing(scope, code)));
            timers.put(new Claim(scope, null), claimTimer(registry, scope, "granted", "none"));
            for (var refusal : Refusal.values()) {
                var outcome = refusal == Refusal.STORE_UNAVAILABLE ? "error" : "denied";
                var code = SessionCode.of(refusal).name();
                timers.put(new Claim(scope, refusal), claimTimer(registry, scope, outcome, code));
            }
        }
        claims.add(timers);
        lags.add(Timer.builder("single.session.displacement.lag")
                .description("From a takeover to the close of the loser's connection on this node")
                .serviceLevelObjectives(BOUNDS)
                .register(registry));
    }

    @Override
    public void decided(AdmissionRequest request, Admission admission, Duration took) {
        var refusal = admission instanceof Admission.Refused refused ? refused.reason() : null;
        var claim = new Claim(tags.of(request.key().scope()), refusal);
        claims.forEach(timers -> Objects.requireNonNull(timers.get(claim)).record(took));
    }

    @Override
    public void granted(SessionLease lease) {
        active(tags.of(lease.key().scope())).increment();
    }

    @Override
    public void ended(SessionEnd end) {
        var scope = end.lease().key().scope();
        active(tags.of(scope)).decrement();
        var code = SessionCode.of(end.reason());
        if (code == null || !modes.spares(scope, code)) {
            ended(new Ended(tags.of(scope), end.reason())).increment();
        }
    }

    @Override
    public Runnable takenOver(Duration ago) {
        long start = clock.monotonicTime() - ago.toNanos();
        return () -> {
            var lag = Duration.ofNanos(Math.max(0, clock.monotonicTime() - start));
            lags.forEach(timer -> timer.record(lag));
        };
    }

    private void bindActive(MeterRegistry registry, String scope) {
        Gauge.builder("single.session.active", active(scope), LongAdder::sum)
                .tag(SCOPE, scope)
                .description("Sessions of this node that hold a seat")
                .register(registry);
    }

    private void bindEnded(MeterRegistry registry, Ended end) {
        FunctionCounter.builder("single.session.ended", ended(end), LongAdder::sum)
                .tag(SCOPE, end.scope())
                .tag("reason", end.reason().name().toLowerCase(Locale.ROOT))
                .description("Sessions of this node that are over")
                .register(registry);
    }

    private void bindObserved(MeterRegistry registry, Sparing sparing) {
        FunctionCounter.builder("single.session.observed", observation, observed -> observed.count(sparing))
                .tag(SCOPE, sparing.scopeTag())
                .tag(CODE, sparing.code().name())
                .description("Connections that would have been refused or ended if the rule were enforced")
                .register(registry);
    }

    private static Timer claimTimer(MeterRegistry registry, String scope, String outcome, String code) {
        return Timer.builder(CLAIMS)
                .tag("outcome", outcome)
                .tag(SCOPE, scope)
                .tag(CODE, code)
                .description("Requests for a seat, from the question to the answer")
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    private LongAdder active(String scope) {
        return active.computeIfAbsent(scope, tag -> new LongAdder());
    }

    private LongAdder ended(Ended end) {
        return ended.computeIfAbsent(end, tag -> new LongAdder());
    }

    private record Claim(String scope, @Nullable Refusal refusal) {}

    private record Ended(String scope, EndReason reason) {}
}
