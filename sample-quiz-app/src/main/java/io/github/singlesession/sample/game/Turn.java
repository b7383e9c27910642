// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.game;

/** One question of a game: the {@code number}th {@code of} so many, counted from 1. */
public record Turn(int number, int of, Question question) {}
