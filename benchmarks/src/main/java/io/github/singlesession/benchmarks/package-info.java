// SPDX-License-Identifier: Apache-2.0
/**
 * What claim, release and the guard's question cost, side by side with what others offer for the same job; and what a
 * crowd of live connections costs.
 */
@NullMarked
package io.github.singlesession.benchmarks;

import org.jspecify.annotations.NullMarked;
