// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.SessionStoreException;
import io.github.singlesession.VirtualTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The way between one process and the store. Whatever goes wrong on it does so while a fault is declared. */
final class Link {

    static final Duration FASTEST = Duration.ofNanos(200_000);
    static final Duration SLOWEST = Duration.ofMillis(20);
    static final Duration LATEST = Duration.ofSeconds(5);

    private final Machine machine;
    private final StoreServer server;
    private final VirtualTime time;
    private final Chance chance;
    private final Map<String, Integer> calls = new HashMap<>();

    private boolean requestsCut;
    private boolean answersCut;
    private double flaws;

    Link(Machine machine, StoreServer server, VirtualTime time, Chance chance) {
        this.machine = machine;
        this.server = server;
        this.time = time;
        this.chance = chance;
    }

    void cut(boolean requests, boolean answers) {
        requestsCut = requests;
        answersCut = answers;
    }

    /** From now on so much of what is sent gets lost, comes late or is sent once more. */
    void flawed(double share) {
        flaws = share;
    }

    boolean open() {
        return !requestsCut && !answersCut;
    }

    boolean answersCut() {
        return answersCut;
    }

    Machine machine() {
        return machine;
    }

    /** Returns how often each operation was called. */
    Map<String, Integer> calls() {
        return Map.copyOf(calls);
    }

    <A> CompletionStage<A> call(String operation, String on, Supplier<A> effect) {
        calls.merge(operation, 1, Integer::sum);
        var call = new Call<A>(machine.name() + " " + operation + " " + on, effect, new CompletableFuture<>());
        send(call);
        return call.answer();
    }

    /** Something reaches the store much later, whatever became of the process. */
    void later(Duration delay, Runnable effect) {
        time.after(delay, () -> server.receive(effect, () -> {}));
    }

    private <A> void send(Call<A> call) {
        if (requestsCut || chance.happens(call.name() + " lost", flaws)) {
            return;
        }
        boolean late = chance.happens(call.name() + " late", flaws);
        time.after(delay(call, late), () -> server.receive(() -> carryOut(call), () -> refuse(call)));
    }

    private <A> void carryOut(Call<A> call) {
        var answer = call.effect().get();
        if (chance.happens(call.name() + " answer lost", flaws)) {
            // What was not answered is sent once more by some clients, as soon as they are connected again.
            if (chance.happens(call.name() + " again", 0.5)) {
                time.after(delay(call, true), () -> send(call));
            }
            return;
        }
        time.after(delay(call, false), () -> arrive(() -> call.answer().complete(answer)));
    }

    private <A> void refuse(Call<A> call) {
        time.after(
                delay(call, false),
                () -> arrive(() -> call.answer().completeExceptionally(new SessionStoreException("refused", null))));
    }

    private void arrive(Runnable answer) {
        if (!answersCut) {
            machine.run(answer);
        }
    }

    private <A> Duration delay(Call<A> call, boolean late) {
        return chance.between(call.name() + " delay", FASTEST, late ? LATEST : SLOWEST);
    }

    private record Call<A>(String name, Supplier<A> effect, CompletableFuture<A> answer) {}
}
