// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.house;

import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Which tests this build runs: {@code QUICK} is a plain build, {@code FULL} is {@code -Pfull}, which runs what a plain build
 * left out. A test class or method with the tag {@code full} runs in the second alone. One with the tag {@code shared} runs
 * in both, each with its own share of the seeds or servers, so that nothing runs twice.
 */
public enum TestTier {
    QUICK,
    FULL;

    /** Returns the tier of this build; a test that is started in an editor is {@code QUICK}. */
    public static TestTier current() {
        return valueOf(System.getProperty("tests.tier", "quick").toUpperCase(Locale.ROOT));
    }

    /** Returns this tier's share of numbered seeds: the first tenth in a quick build, the others in the full one. */
    public Seeds shareOf(Seeds all) {
        int tenth = Math.max(1, all.count() / 10);
        return this == QUICK ? new Seeds(all.first(), tenth) : new Seeds(all.first() + tenth, all.count() - tenth);
    }

    /**
     * Seeds that follow each other.
     *
     * @param first the smallest
     * @param count how many there are
     */
    public record Seeds(long first, int count) {

        /** Returns them in order. */
        public LongStream stream() {
            return LongStream.range(first, first + count);
        }
    }
}
