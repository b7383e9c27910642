// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

/**
 * What a slot remembers beside its leases. Each number is 0 where there is nothing to remember.
 *
 * @param lastToken the largest token ever given, where no lease has it any more
 * @param windowEnd when the takeover window ends, in microseconds since the epoch
 * @param takeovers how many takeovers and resumes the window has seen
 * @param revokedUpTo leases up to this token were ended on purpose
 */
record SlotHeader(long lastToken, long windowEnd, int takeovers, long revokedUpTo) {

    static final SlotHeader NOTHING = new SlotHeader(0, 0, 0, 0);

    /** For how long a slot remembers what was ended on purpose: one hour, in microseconds. */
    private static final long REVOCATION_KEPT = 3_600_000_000L;

    boolean saysNothing() {
        return equals(NOTHING);
    }

    /** Returns when what was ended on purpose is forgotten, 0 where nothing was. */
    long revocationEnd() {
        return revokedUpTo == 0 ? 0 : revokedUpTo + REVOCATION_KEPT;
    }

    SlotHeader withLastToken(long token) {
        if (token == lastToken) {
            return this;
        }
        var other = new SlotHeader(token, windowEnd, takeovers, revokedUpTo);
        return other.saysNothing() ? NOTHING : other;
    }

    SlotHeader withRevokedUpTo(long token) {
        return new SlotHeader(lastToken, windowEnd, takeovers, token);
    }

    /** Returns this header, of a slot {@linkplain Slot#at as it is now}, after a takeover: the first opens a window. */
    SlotHeader plusTakeover(long now, long windowMicros) {
        return new SlotHeader(lastToken, windowEnd == 0 ? now + windowMicros : windowEnd, takeovers + 1, revokedUpTo);
    }
}
