// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.SessionRegistry;
import java.util.ArrayList;
import java.util.List;

/** Carries out operations on a store and on the model, on keys that nobody used before. */
final class Replay {

    private final StoreTime time;
    private final Asking asking;
    private final long start;

    /**
     * Prepares a replay.
     *
     * @param run a word that no other replay on this store has
     */
    Replay(SessionRegistry registry, StoreClock clock, Grain grain, String run) {
        var model = new Model();
        this.time = new StoreTime(clock, model, grain);
        this.start = time.now();
        this.asking = new Asking(registry, model, grain, run, new Question(new Wording(start)));
    }

    /** Carries out one operation after the other, up to the first answer that differs. */
    History play(List<Operation> operations) {
        var steps = new ArrayList<Step>();
        for (var operation : operations) {
            var step = carryOut(operation);
            steps.add(step);
            boolean blurred = time.blurredSince(step.at());
            if (blurred || step.differs()) {
                return new History(start, steps, blurred);
            }
        }
        return new History(start, steps, false);
    }

    private Step carryOut(Operation operation) {
        if (operation instanceof Operation.Pass pass) {
            time.pass(Seats.micros(pass.duration()));
            return Step.ofTime(time.now(), () -> "%s pass".formatted(pass.duration()));
        }
        if (operation instanceof Operation.PassTo to) {
            time.passTo(to, asking.seats(to.subject()));
            return Step.ofTime(time.now(), () -> Question.passTo(to));
        }
        return asking.ask(operation, time.next());
    }
}
