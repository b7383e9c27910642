// SPDX-License-Identifier: Apache-2.0
/** The decision, for authors of stores: what a key's record holds, how it changes, and how it is written down. */
@NullMarked
package io.github.singlesession.slot;

import org.jspecify.annotations.NullMarked;
