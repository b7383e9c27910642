// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.SessionRegistry;
import io.github.singlesession.tck.StoreUnderTest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Compares a store with the model, sequence by sequence, until one differs. */
final class ModelComparison {

    private static final int TRIES = 3;

    private final ModelSettings settings;
    private final SessionRegistry registry;
    private final StoreClock clock;
    private final Grain grain;
    private final String run = UUID.randomUUID().toString();

    private int replays;

    ModelComparison(StoreUnderTest store, ModelSettings settings) {
        this.settings = settings;
        this.registry = store.registry();
        this.grain = new Grain(settings.slack());
        this.clock = new StoreClock(store, grain);
    }

    /** Returns the first difference, made short. */
    Optional<Difference> run() {
        try {
            return firstDifference();
        } finally {
            clock.stop();
        }
    }

    private Optional<Difference> firstDifference() {
        for (long seed = settings.seed(); seed < settings.seed() + settings.sequences(); seed++) {
            var operations = new RandomOperations(seed).next(settings.operations());
            var history = judged(operations, seed);
            if (history.differs()) {
                var shortest = new Shrinking(this::replay, operations, history, settings.replays()).shortest();
                return Optional.of(new Difference(seed, history.length(), shortest));
            }
        }
        return Optional.empty();
    }

    private History judged(List<Operation> operations, long seed) {
        for (int i = 0; i < TRIES; i++) {
            var history = replay(operations);
            if (!history.blurred()) {
                return history;
            }
        }
        throw new AssertionError("seed %d says nothing: in %d tries, an answer took more than half of the slack of %s"
                .formatted(seed, TRIES, settings.slack()));
    }

    private History replay(List<Operation> operations) {
        return new Replay(registry, clock, grain, run + "-" + replays++).play(operations);
    }
}
