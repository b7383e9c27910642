// SPDX-License-Identifier: Apache-2.0
/** Whole clusters of guards in one thread, under virtual time, with faults that a seed draws. */
@NullMarked
package io.github.singlesession.simulation;

import org.jspecify.annotations.NullMarked;
