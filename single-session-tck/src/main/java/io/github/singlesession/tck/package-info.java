// SPDX-License-Identifier: Apache-2.0
/**
 * The contract of a store, as tests: extend {@link io.github.singlesession.tck.SessionRegistryContract} for its sessions
 * and {@link io.github.singlesession.tck.ClusterContract} for its nodes.
 */
@NullMarked
package io.github.singlesession.tck;

import org.jspecify.annotations.NullMarked;
