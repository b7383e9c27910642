// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import java.util.List;

/**
 * What was carried out, up to the first answer that differs.
 *
 * @param start the store's time when it began, in microseconds since the epoch
 * @param blurred whether the store took so long that the times of its answers are not known well enough to judge them
 */
record History(long start, List<Step> steps, boolean blurred) {

    boolean differs() {
        return !blurred && !steps.isEmpty() && steps.get(steps.size() - 1).differs();
    }

    int length() {
        return steps.size();
    }

    /** Returns one operation a line, each with its answer, and both answers where they differ. */
    String inWords() {
        var words = new Wording(start);
        var text = new StringBuilder();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            text.append("%3d. %s  %s%n"
                    .formatted(i + 1, words.time(step.at()), step.asked().get()));
            if (step.differs()) {
                text.append("       MODEL: %s%n".formatted(words.answer(step.expected())));
                text.append("       STORE: %s%n".formatted(words.answer(step.actual())));
            } else if (step.hasAnswer()) {
                text.append("       both:  %s%n".formatted(words.answer(step.actual())));
            }
        }
        return text.toString();
    }
}
