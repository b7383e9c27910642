// SPDX-License-Identifier: Apache-2.0
/** The store for one JVM: nothing leaves it, nothing survives it. */
@NullMarked
package io.github.singlesession.memory;

import org.jspecify.annotations.NullMarked;
