// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.game;

/** Hears of every change, in order. It is called under the game's lock, so it only passes the news on. */
@FunctionalInterface
public interface GameListener {

    void changed(GameState state);
}
