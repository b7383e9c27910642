// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.SessionRule;
import io.github.singlesession.slot.Slot;
import io.github.singlesession.slot.SlotText;
import java.util.regex.Pattern;

/**
 * What an entry of the map of slots says: the slot's text form, and one field more at its end, the rule of the last claim.
 * Only a merge needs it, which nobody is there to tell it to.
 *
 * @param slot the slot
 * @param rule {@code f} or {@code k} for the policy, then the limit; empty where nobody claimed yet
 */
record SlotRecord(Slot slot, String rule) {

    static final SlotRecord EMPTY = new SlotRecord(Slot.EMPTY, "");

    private static final Pattern RULE = Pattern.compile("[fk][0-9]{1,9}");

    /** Returns the short form of a rule. */
    static String rule(SessionRule rule) {
        return (rule.policy() == ConflictPolicy.KICK_OLD ? "k" : "f") + rule.limit();
    }

    /**
     * Reads a record.
     *
     * @throws io.github.singlesession.slot.UnreadableSlotException if this release cannot
     */
    static SlotRecord read(String text) {
        if (text.isEmpty()) {
            return EMPTY;
        }
        // The field is one that the text form of a slot does not read: it may have more at the end of a line.
        var last = text.substring(text.lastIndexOf('|') + 1);
        return new SlotRecord(SlotText.read(text), RULE.matcher(last).matches() ? last : "");
    }

    String write() {
        return SlotText.write(slot) + "|" + rule;
    }

    ConflictPolicy policy() {
        return rule.startsWith("k") ? ConflictPolicy.KICK_OLD : ConflictPolicy.FIRST_COME;
    }

    /** Returns how many may hold the key, as far as is known. */
    int limit() {
        return rule.isEmpty() ? 1 : Integer.parseInt(rule.substring(1));
    }
}
