// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.game;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The questions there are, read from a text resource. */
public final class QuestionPool {

    private static final int CHOICES = 4;

    private final List<Question> questions;

    QuestionPool(List<Question> questions) {
        this.questions = List.copyOf(questions);
    }

    /** Reads {@code questions.txt}, which says in its head how it is written. */
    public static QuestionPool load() {
        try (InputStream text = QuestionPool.class.getResourceAsStream("questions.txt")) {
            if (text == null) {
                throw new IllegalStateException("questions.txt is not on the class path");
            }
            return parse(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static QuestionPool parse(String text) {
        return new QuestionPool(Stream.of(text.split("\\R{2,}"))
                .map(QuestionPool::lines)
                .filter(lines -> !lines.isEmpty())
                .map(QuestionPool::question)
                .toList());
    }

    private static List<String> lines(String block) {
        return block.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static Question question(List<String> lines) {
        var choices = lines.subList(1, lines.size());
        if (choices.size() != CHOICES) {
            throw new IllegalArgumentException("'" + lines.get(0) + "' needs " + CHOICES + " choices");
        }
        return new Question(lines.get(0), choices, 0);
    }

    /** So many different questions, in random order, their choices shuffled. */
    List<Question> draw(int count, RandomGenerator random) {
        var drawn = new ArrayList<>(questions);
        for (int next = 0; next < Math.min(count, drawn.size()); next++) {
            Collections.swap(drawn, next, random.nextInt(next, drawn.size()));
        }
        return drawn.stream()
                .limit(count)
                .map(question -> question.shuffled(random))
                .toList();
    }

    List<Question> questions() {
        return questions;
    }
}
