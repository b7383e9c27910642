// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionRule;
import io.github.singlesession.guard.Admission;
import io.github.singlesession.guard.AdmissionRequest;
import io.github.singlesession.guard.GuardListener;
import io.github.singlesession.guard.GuardOptions;
import io.github.singlesession.guard.GuardRuntime;
import io.github.singlesession.guard.GuardedConnection;
import io.github.singlesession.guard.SessionEnd;
import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.memory.InMemoryCluster;
import io.github.singlesession.memory.InMemorySessionRegistry;
import java.time.InstantSource;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The question that every frame asks, put to a guard of ten thousand sessions, about each in turn. */
@State(Scope.Benchmark)
public class MayProceed {

    static final int SESSIONS = 10_000;

    /** Two equal guards: the second is the control. */
    public enum Twin {
        GUARD("`SessionGuard.mayProceed`"),
        GUARD_AGAIN("`SessionGuard.mayProceed` again (control)");

        private final String title;

        Twin(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    @Param
    public Twin twin = Twin.GUARD;

    private final SessionGuard guard = newGuard();
    private final List<Visitor> visitors = Visitor.visitors(SESSIONS);
    private int turn;

    @Setup
    public void admitAll() {
        guard.start().toCompletableFuture().join();
        for (var visitor : visitors) {
            admit(visitor);
        }
    }

    @Benchmark
    public boolean ask() {
        turn = turn + 1 == SESSIONS ? 0 : turn + 1;
        return guard.mayProceed(visitors.get(turn).sessionId());
    }

    private void admit(Visitor visitor) {
        var rule = SessionRule.of(ConflictPolicy.KICK_OLD, 1);
        var request = new AdmissionRequest(visitor.key(), visitor.sessionId(), rule, null, false, null);
        var admission =
                guard.admit(request, new NoClient()).toCompletableFuture().join();
        if (!(admission instanceof Admission.Admitted)) {
            throw new IllegalStateException(visitor + " was not admitted: " + admission);
        }
    }

    private static SessionGuard newGuard() {
        var cluster = new InMemoryCluster(InstantSource.system(), NodeTiming.DEFAULT, Runnable::run);
        var registry = new InMemorySessionRegistry(InstantSource.system(), System::nanoTime, cluster);
        // Nothing is done later: what is measured is the question, not the heartbeat.
        return new SessionGuard(
                registry,
                cluster,
                GuardOptions.named("north"),
                new Deaf(),
                new GuardRuntime((delay, task) -> () -> {}, Runnable::run, System::nanoTime, InstantSource.system()));
    }

    private static final class Deaf implements GuardListener {}

    /** A connection that nobody is behind. */
    private static final class NoClient implements GuardedConnection {

        @Override
        public void end(SessionEnd end) {}

        @Override
        public void ping() {}

        @Override
        public boolean heardSince(long nanoTime) {
            return true;
        }
    }
}
