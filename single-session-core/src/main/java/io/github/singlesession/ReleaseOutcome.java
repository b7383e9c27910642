// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

/**
 * What a store answers to a release.
 *
 * @param released whether the lease was there and is now free; false is no error: it was gone already
 * @param remaining how many leases the key has left
 */
public record ReleaseOutcome(boolean released, int remaining) {}
