// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

/**
 * One of the goals that the design sets, and what a run says about it.
 *
 * @param text the goal
 * @param measured what was measured
 * @param verdict whether that meets the goal
 */
record Goal(String text, double measured, Verdict verdict) {

    enum Verdict {
        MET("met"),
        MISSED("missed"),
        SAYS_NOTHING("says nothing: the control left 0.8 to 1.25");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }

        private static Verdict of(boolean met) {
            return met ? MET : MISSED;
        }
    }

    static Goal atLeast(double bound, String text, double measured) {
        return new Goal(text, measured, Verdict.of(measured >= bound));
    }

    static Goal atMost(double bound, String text, double measured) {
        return new Goal(text, measured, Verdict.of(measured <= bound));
    }

    /** Returns this goal for a rate, which says nothing where two equal contenders were not equally fast. */
    Goal controlledBy(Spread twins) {
        boolean equal = twins.median() >= 0.8 && twins.median() <= 1.25;
        return equal ? this : new Goal(text, measured, Verdict.SAYS_NOTHING);
    }
}
