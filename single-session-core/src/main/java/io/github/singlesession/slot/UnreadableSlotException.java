// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import java.util.Objects;
import java.util.stream.Stream;

/** A text that is no slot, or a slot of a version that this library does not know. Nothing was changed. */
public final class UnreadableSlotException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableSlotException(String problem) {
        super(problem);
    }

    /** Returns whether a failure, or what caused it, is that a slot cannot be read. */
    public static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(UnreadableSlotException.class::isInstance);
    }
}
