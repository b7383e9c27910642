// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.util.concurrent.CompletionStage;

/**
 * The job that every contender does in a store of many nodes: one seat a user, taken and given back. No call waits for the
 * store, unless all do.
 */
interface StoreSeats extends AutoCloseable {

    /** Whether every call waits for its answer, and brings a stage that is complete. */
    default boolean waits() {
        return false;
    }

    /** Does beforehand what must be there before the seats of the first of the visitors can be taken. */
    default void prepare(int visitors) {}

    /** Takes the free seat of a visitor's user; what comes is what {@link #release} needs to give it back. */
    CompletionStage<?> claim(int visitor);

    /** Gives back what the visitor's claim brought; fails if it was not held. */
    CompletionStage<Void> release(int visitor, Object held);

    /** Asks for the seat that the visitor has, as another session; fails if that gets it. */
    CompletionStage<Void> denied(int visitor);

    @Override
    void close();

    /** Seats that can also be taken from who has them. */
    interface Takeable extends StoreSeats {

        /** Takes the visitor's seat for another session, and tells the node of the one that had it. */
        CompletionStage<Void> takeOver(int visitor, String sessionId);
    }
}
