// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import io.github.singlesession.Claimant;
import io.github.singlesession.ClientHash;
import io.github.singlesession.NodeId;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The text form of a slot, the same in every store, so that compare-and-set works where scripts do not.
 *
 * <pre>{@code
 * v1|<lastToken>|<windowEnd>|<takeovers>|<revokedUpTo>                       only when it has something to say
 * <token>|<node>|<session id>|<client>|<expiry>|<since>|<connection>         a line a lease, oldest first
 * }</pre>
 *
 * <p>Numbers are decimal, times are microseconds since the epoch. A field is empty where there is nothing to say:
 * {@code client} without a client id, {@code expiry} for a lease that is bound to its node, {@code since} where it is
 * the token, {@code connection} where it has no name; a 0 of the header. Lines are separated by one line feed, without
 * one at the end. No field holds {@code |} or a line feed: node, session id and client are restricted to characters
 * that are safe, the connection's name is percent-encoded. The text of a slot that says nothing is empty.
 *
 * <p>A later release may add fields at the end of a line. They are not read, and not written again: what they say must be
 * such that it may get lost. Whatever else is another is another version, which is refused.
 */
public final class SlotText {

    private static final String VERSION = "v1";

    /** Characters that a slot of one lease takes, so that its text grows in place. */
    private static final int ROOM = 160;

    private static final int HEADER_FIELDS = 5;
    private static final int LEASE_FIELDS = 7;
    private static final int DIGITS = 18;

    private SlotText() {}

    /** Writes a slot down. */
    public static String write(Slot slot) {
        var text = new StringBuilder(ROOM);
        var header = slot.header();
        if (!header.saysNothing()) {
            text.append(VERSION);
            field(text, header.lastToken());
            field(text, header.windowEnd());
            field(text, header.takeovers());
            field(text, header.revokedUpTo());
        }
        for (SlotLease lease : slot.leases()) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            text.append(lease.token()).append('|').append(lease.node().value());
            text.append('|').append(lease.sessionId());
            text.append('|').append(lease.client() == null ? "" : lease.client().value());
            field(text, lease.nodeBound() ? 0 : lease.expiry());
            field(text, lease.since() == lease.token() ? 0 : lease.since());
            text.append('|').append(connection(lease.connection()));
        }
        return text.toString();
    }

    /** Returns the name of a connection as the text form has it. */
    public static String connection(@Nullable String name) {
        return name == null ? "" : PercentText.write(name);
    }

    /**
     * Reads a slot.
     *
     * @throws UnreadableSlotException if the text is not the text form of a slot, or of a later version
     */
    public static Slot read(String text) {
        if (text.isEmpty()) {
            return Slot.EMPTY;
        }
        var header = SlotHeader.NOTHING;
        var leases = new ArrayList<SlotLease>();
        var lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i == 0 && lines[i].startsWith("v")) {
                header = header(lines[i]);
            } else {
                leases.add(lease(lines[i]));
            }
        }
        return Slot.of(leases, header);
    }

    private static SlotHeader header(String line) {
        var fields = line.split("\\|", -1);
        if (!fields[0].equals(VERSION)) {
            throw new UnreadableSlotException("slot of version '" + fields[0] + "': this library reads " + VERSION
                    + ", so a newer one wrote it; upgrade this node");
        }
        expect(fields, HEADER_FIELDS, line);
        return new SlotHeader(
                number(fields[1], line),
                number(fields[2], line),
                Math.toIntExact(Math.min(Integer.MAX_VALUE, number(fields[3], line))),
                number(fields[4], line));
    }

    private static SlotLease lease(String line) {
        var fields = line.split("\\|", -1);
        expect(fields, LEASE_FIELDS, line);
        long token = number(fields[0], line);
        if (token == 0) {
            throw new UnreadableSlotException("slot line '" + line + "' has no token");
        }
        long expiry = number(fields[4], line);
        long since = number(fields[5], line);
        try {
            var claimant = new Claimant(
                    fields[2],
                    new NodeId(fields[1]),
                    fields[3].isEmpty() ? null : new ClientHash(fields[3]),
                    fields[6].isEmpty() ? null : PercentText.read(fields[6]));
            return SlotLease.of(
                    claimant, token, since == 0 ? token : since, expiry == 0 ? SlotLease.NODE_BOUND : expiry);
        } catch (IllegalArgumentException e) {
            throw new UnreadableSlotException("slot line '" + line + "': " + e.getMessage());
        }
    }

    private static void expect(String[] fields, int count, String line) {
        if (fields.length < count) {
            throw new UnreadableSlotException(
                    "slot line '" + line + "' has " + fields.length + " fields, not " + count);
        }
    }

    private static long number(String field, String line) {
        if (field.isEmpty()) {
            return 0;
        }
        if (field.length() > DIGITS || !hasOnlyDigits(field)) {
            throw new UnreadableSlotException("slot line '" + line + "': '" + field + "' is no number");
        }
        return Long.parseLong(field);
    }

    private static boolean hasOnlyDigits(String field) {
        for (int i = 0; i < field.length(); i++) {
            if (field.charAt(i) < '0' || field.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static void field(StringBuilder text, long number) {
        text.append('|');
        if (number != 0) {
            text.append(number);
        }
    }
}
