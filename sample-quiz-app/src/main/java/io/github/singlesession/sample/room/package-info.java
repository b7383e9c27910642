// SPDX-License-Identifier: Apache-2.0
/** The room around the game: who is in it, what its players send, and what they are shown. */
@NullMarked
package io.github.singlesession.sample.room;

import org.jspecify.annotations.NullMarked;
