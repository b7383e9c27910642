// SPDX-License-Identifier: Apache-2.0
/** The contract of a store, as tests: extend {@link io.github.singlesession.tck.SessionRegistryContract}. */
@NullMarked
package io.github.singlesession.tck;

import org.jspecify.annotations.NullMarked;
