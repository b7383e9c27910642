// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

/** A text that is no slot, or a slot of a version that this library does not know. Nothing was changed. */
public final class UnreadableSlotException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableSlotException(String problem) {
        super(problem);
    }
}
