// SPDX-License-Identifier: Apache-2.0
/** The game itself: rounds, scores and who is in the room. It knows neither Spring nor sockets. */
@NullMarked
package io.github.singlesession.sample.game;

import org.jspecify.annotations.NullMarked;
