// SPDX-License-Identifier: Apache-2.0
/** The store for applications of several nodes that have a Redis: one key a slot, one script an operation. */
@NullMarked
package io.github.singlesession.redis;

import org.jspecify.annotations.NullMarked;
