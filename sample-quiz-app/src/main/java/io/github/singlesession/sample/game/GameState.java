// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.game;

import java.time.Duration;
import java.util.List;

/** The whole game at one moment. A later state has a larger version. */
public record GameState(long version, Duration moment, Stage stage, List<Player> players) {}
