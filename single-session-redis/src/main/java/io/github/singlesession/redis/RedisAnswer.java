// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionStoreException;
import io.github.singlesession.slot.KeyText;
import io.github.singlesession.slot.LeaseText;
import io.github.singlesession.slot.SlotText;
import io.github.singlesession.slot.UnreadableSlotException;
import java.util.ArrayList;
import java.util.List;

/** What a script answered: a list of texts. */
record RedisAnswer(List<?> fields) {

    /**
     * Returns this answer to a question about a key.
     *
     * @throws SessionStoreException if it says that the slot is none that this version can read
     */
    RedisAnswer readable(SessionKey key) {
        if (size() > 0 && text(0).equals("UNREADABLE")) {
            var why = whyUnreadable(text(1));
            throw new SessionStoreException(
                    "Redis: the slot of " + KeyText.write(key) + " cannot be read: " + why.getMessage()
                            + ". To end all sessions of the key clears it",
                    why);
        }
        return this;
    }

    private static RuntimeException whyUnreadable(String slot) {
        try {
            SlotText.read(slot);
            return new IllegalStateException("the scripts cannot read '" + slot + "'");
        } catch (UnreadableSlotException e) {
            return e;
        }
    }

    int size() {
        return fields.size();
    }

    String text(int index) {
        if (fields.get(index) instanceof byte[] bytes) {
            return Utf.text(bytes);
        }
        throw new IllegalStateException("a script answered " + fields + ", where all should be text");
    }

    long number(int index) {
        return Long.parseLong(text(index));
    }

    SessionLease lease(SessionKey key, int index) {
        return LeaseText.read(key, text(index));
    }

    /** Returns all leases from an index on. */
    List<SessionLease> leases(SessionKey key, int from) {
        var leases = new ArrayList<SessionLease>();
        for (int i = from; i < size(); i++) {
            leases.add(lease(key, i));
        }
        return List.copyOf(leases);
    }
}
