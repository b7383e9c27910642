// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import io.github.singlesession.NodeId;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;

/**
 * A lease as stores answer it and as notices name it: its line of {@link SlotText}. What a {@link SessionLease} does not
 * know, the client and the end of its time, is not read, and written as empty and 1.
 */
public final class LeaseText {

    private static final int FIELDS = 7;

    private LeaseText() {}

    /**
     * Reads a lease.
     *
     * @throws IllegalArgumentException if the line is not one of a lease
     */
    public static SessionLease read(SessionKey key, String line) {
        var fields = line.split("\\|", -1);
        if (fields.length < FIELDS) {
            throw new IllegalArgumentException("lease '" + line + "' has " + fields.length + " fields, not " + FIELDS);
        }
        long token = Long.parseLong(fields[0]);
        return new SessionLease(
                key,
                fields[2],
                new NodeId(fields[1]),
                token,
                fields[5].isEmpty() ? token : Long.parseLong(fields[5]),
                !fields[4].isEmpty(),
                fields[6].isEmpty() ? null : PercentText.read(fields[6]));
    }

    /** Writes a lease down. */
    public static String write(SessionLease lease) {
        return String.join(
                "|",
                Long.toString(lease.token()),
                lease.node().value(),
                lease.sessionId(),
                "",
                lease.timed() ? "1" : "",
                Long.toString(lease.sinceMicros()),
                SlotText.connection(lease.connection()));
    }
}
