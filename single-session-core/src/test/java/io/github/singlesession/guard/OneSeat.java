// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.Cast.ALICE;
import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.PHONE;

import io.github.singlesession.NodeStatus;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionRule;
import io.github.singlesession.VirtualTime;
import io.github.singlesession.memory.InMemoryCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jetbrains.lincheck.datastructures.Validate;

/**
 * Alice's one seat, and what can befall who wants it: the steps of a {@link Plot}. Time stands still, and notices get
 * lost, as they may.
 */
public abstract class OneSeat {

    private static final GuardRuntime RUNTIME =
            new GuardRuntime(OneSeat::atOnceOrNever, Runnable::run, () -> 0, () -> VirtualTime.START);

    private final SessionRule rule;
    private final InMemoryCluster cluster =
            new InMemoryCluster(() -> VirtualTime.START, NodeTiming.DEFAULT, notice -> {});
    private final OneSlot store = new OneSlot();
    private final Told told = new Told();
    private final SessionGuard guard = new SessionGuard(store, cluster, GuardOptions.named("north"), told, RUNTIME);
    private final List<CompletableFuture<?>> underWay = new ArrayList<>();

    OneSeat(SessionRule rule) {
        this.rule = rule;
        answer(guard.start());
    }

    /** Returns what is decided. A session that was admitted and is over already counts as admitted. */
    public String admit(String session) {
        return answer(connect(session)) instanceof Admission.Refused refused
                ? refused.reason().name()
                : "ADMITTED";
    }

    /** The store decides on a session, and its answer is on the way. */
    public void ask(String session) {
        store.answerLate(true);
        underWay.add(connect(session).toCompletableFuture());
        store.answerLate(false);
    }

    /** The store's answer comes. */
    public void hear(String session) {
        store.answerTo(session).run();
    }

    public boolean end(String session) {
        return !answer(guard.end(ALICE, session, "signed out")).ended().isEmpty();
    }

    public void disconnect(String session) {
        guard.disconnected(session, EndReason.CLIENT_CLOSED);
    }

    public void drain() {
        underWay.add(guard.drain(Duration.ofSeconds(1), Duration.ZERO).toCompletableFuture());
    }

    public boolean speaks(String session) {
        return guard.mayProceed(session);
    }

    /** Returns whether two speak who share one seat. */
    public boolean bothSpeak() {
        return speaks(LAPTOP) && speaks(PHONE);
    }

    /** Returns whether a session speaks that was told of its end. */
    public boolean speaksAfterItsEnd(String session) {
        return told.end(session) && speaks(session);
    }

    /** When all is quiet, who holds the seat speaks, nobody else does, and of each of them the right things were told. */
    @Validate
    public void leavesNothingBehind() {
        expect(underWay.stream().allMatch(CompletableFuture::isDone), "somebody waits for ever");
        var holders = holders();
        expect(holders.size() <= 1, "one seat is held by " + holders);
        for (var session : List.of(PHONE, LAPTOP)) {
            boolean speaks = guard.mayProceed(session);
            boolean holds = holders.contains(session);
            expect(speaks == holds, session + (holds ? " leaks its seat" : " speaks without a seat"));
            expect(told.right(session, speaks), session + " heard: " + told.of(session));
        }
    }

    final List<String> holders() {
        var living = answer(cluster.nodes()).stream().map(NodeStatus::node).toList();
        return store.holders(ALICE, living);
    }

    private CompletionStage<Admission> connect(String session) {
        return guard.admit(new AdmissionRequest(ALICE, session, rule, null, false, null), told.connection(session));
    }

    private static void expect(boolean right, String wrong) {
        if (!right) {
            throw new IllegalStateException(wrong);
        }
    }

    private static Runnable atOnceOrNever(Duration delay, Runnable task) {
        if (delay.isZero()) {
            task.run();
        }
        return () -> {};
    }

    private static <A> A answer(CompletionStage<A> stage) {
        return stage.toCompletableFuture().join();
    }
}
