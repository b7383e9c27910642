// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

/**
 * One step of a slot: what it is afterwards, and what the caller is answered.
 *
 * @param slot the slot after the step; the same instance as before if nothing changed
 * @param answer the answer
 */
public record SlotStep<A>(Slot slot, A answer) {}
