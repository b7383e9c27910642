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

    boolean saysNothing() {
        return lastToken == 0 && windowEnd == 0 && takeovers == 0 && revokedUpTo == 0;
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

    /** Returns how many takeovers the running window has seen: none if no window runs. */
    int takeoversAt(long now) {
        return now < windowEnd ? takeovers : 0;
    }

    /** Returns this header after one more takeover; the first of a window opens it. */
    SlotHeader plusTakeover(long now, long windowMicros) {
        return now < windowEnd
                ? new SlotHeader(lastToken, windowEnd, takeovers + 1, revokedUpTo)
                : new SlotHeader(lastToken, now + windowMicros, 1, revokedUpTo);
    }
}
