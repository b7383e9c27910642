// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.game;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** A question with its choices in the order in which they are shown; {@code right} is the index of the right one. */
public record Question(String text, List<String> choices, int right) {

    public Question {
        choices = List.copyOf(choices);
        if (text.isBlank()) {
            throw new IllegalArgumentException("A question needs a text");
        }
        if (right < 0 || right >= choices.size()) {
            throw new IllegalArgumentException("'" + text + "' has no choice " + right);
        }
    }

    boolean offers(int choice) {
        return choice >= 0 && choice < choices.size();
    }

    Question shuffled(RandomGenerator random) {
        var order = new ArrayList<>(choices);
        for (int last = order.size() - 1; last > 0; last--) {
            Collections.swap(order, last, random.nextInt(last + 1));
        }
        return new Question(text, order, order.indexOf(choices.get(right)));
    }
}
