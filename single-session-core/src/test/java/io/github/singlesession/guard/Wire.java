// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.SessionStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The way from one node to its store: the test decides when, and whether, a call or its answer gets through. */
final class Wire {

    private enum Mode {
        OPEN,
        ANSWERS_HELD,
        REQUESTS_HELD,
        CUT
    }

    private Mode mode = Mode.OPEN;
    private String failing = "";
    private final List<String> calls = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();

    /** From now on calls are carried out, and their answers wait until they are delivered. */
    void holdAnswers() {
        mode = Mode.ANSWERS_HELD;
    }

    /** From now on calls are not carried out until they are delivered. */
    void holdRequests() {
        mode = Mode.REQUESTS_HELD;
    }

    /** From now on calls fail at once. */
    void cut() {
        mode = Mode.CUT;
    }

    /** From now on calls of this name fail at once, even where the others get through. */
    void cut(String name) {
        failing = name;
    }

    /** From now on calls get through; what is held stays held. */
    void open() {
        mode = Mode.OPEN;
    }

    /** Lets the oldest held call of this name through. */
    void deliver(String name) {
        var call = held.stream().filter(one -> one.name().equals(name)).findFirst();
        assertThat(call).as("%s among %s", name, held).isPresent();
        call.ifPresent(one -> {
            held.remove(one);
            one.rest().run();
        });
    }

    /** Returns the calls made so far, and forgets them. */
    List<String> calls() {
        var all = List.copyOf(calls);
        calls.clear();
        return all;
    }

    <A> CompletionStage<A> call(String name, Supplier<CompletionStage<A>> effect) {
        calls.add(name);
        return switch (name.equals(failing) ? Mode.CUT : mode) {
            case OPEN -> effect.get();
            case CUT -> CompletableFuture.failedFuture(new SessionStoreException("cut off", null));
            case ANSWERS_HELD -> {
                var carriedOut = effect.get();
                yield hold(name, () -> carriedOut);
            }
            case REQUESTS_HELD -> hold(name, effect);
        };
    }

    private <A> CompletionStage<A> hold(String name, Supplier<CompletionStage<A>> rest) {
        var answer = new CompletableFuture<A>();
        held.add(new Held(name, () -> {
            var unused = rest.get().thenAccept(answer::complete);
        }));
        return answer;
    }

    private record Held(String name, Runnable rest) {

        @Override
        public String toString() {
            return name;
        }
    }
}
