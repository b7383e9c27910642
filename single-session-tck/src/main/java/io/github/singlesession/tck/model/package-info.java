// SPDX-License-Identifier: Apache-2.0
/** Long random sequences of operations, answered by a store and by a naive model of the rules: all answers are equal. */
@NullMarked
package io.github.singlesession.tck.model;

import org.jspecify.annotations.NullMarked;
