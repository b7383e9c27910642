// SPDX-License-Identifier: Apache-2.0
/** This node's sessions: how they are admitted, what they may do, and how they end. The same above every store. */
@NullMarked
package io.github.singlesession.guard;

import org.jspecify.annotations.NullMarked;
