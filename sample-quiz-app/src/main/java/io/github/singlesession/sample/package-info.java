// SPDX-License-Identifier: Apache-2.0
/** The quiz: questions, players, scores, and a page to play it on. */
@NullMarked
package io.github.singlesession.sample;

import org.jspecify.annotations.NullMarked;
