// SPDX-License-Identifier: Apache-2.0
/**
 * The vocabulary: what is limited, who asks, what a store answers, and the two interfaces a store implements.
 *
 * <p>Times are microseconds since the epoch by the store's clock unless a type says otherwise.
 */
@NullMarked
package io.github.singlesession;

import org.jspecify.annotations.NullMarked;
