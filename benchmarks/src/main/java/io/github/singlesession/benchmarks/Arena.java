// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

/** A store that contenders take their seats in, one contender after the other, and that can tell what they used. */
interface Arena<M extends Rated> extends AutoCloseable {

    /** Empties it. */
    void clear();

    /** Begins to look at what is used. */
    Watch<M> watch();

    /** Returns how many bytes are in use. */
    long bytes();

    @Override
    void close();

    /** A look at what is used. */
    @FunctionalInterface
    interface Watch<M> {

        /** Returns what each of so many operations added, that took so long together. */
        M measurement(int operations, double seconds);
    }
}
