// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import io.github.singlesession.slot.UnreadableSlotException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One operation on a slot: a {@link SlotQuestion}, decided and stored in one step. */
final class SlotProcessor extends AskingProcessor {

    private static final long serialVersionUID = 1L;

    /** Hazelcast counts the time to live by whole seconds, and may round it down. */
    private static final long ROUNDING = 2_000;

    private static final String UNREADABLE = "UNREADABLE\n";

    /** For deserialization. */
    SlotProcessor() {
        super("");
    }

    SlotProcessor(SlotQuestion question) {
        super(question.write(asking()));
    }

    /** Returns the text of a slot that an answer says cannot be read, null if it does not say so. */
    static @Nullable String unreadable(String answer) {
        return answer.startsWith(UNREADABLE) ? answer.substring(UNREADABLE.length()) : null;
    }

    @Override
    @Nullable
    String answer(Fields asked, String text, HazelcastInstance member) {
        var question = SlotQuestion.read(asked);
        if (question == null) {
            return null;
        }
        SlotRecord record;
        try {
            record = SlotRecord.read(text);
        } catch (UnreadableSlotException e) {
            if (!question.clearsUnreadable()) {
                return UNREADABLE + text;
            }
            record = SlotRecord.EMPTY;
        }
        long now = MemberTime.of(member).now();
        var step = question.decide(record.slot(), now);
        var after = new SlotRecord(step.slot(), question.rule(record.rule()));
        if (!step.slot().equals(record.slot()) || question.renews(step.answer())) {
            store(stored(after, now));
        }
        return step.answer();
    }

    /**
     * Returns what stores a record for as long as it has something to say: for ever while a lease is bound to a node, which
     * a {@link Sweep} removes if its node dies. A time to live takes a fourth of what such an entry takes.
     */
    private static StoredText stored(SlotRecord record, long now) {
        long until = record.slot().keepUntil();
        if (until <= now) {
            return new StoredText(null, 0);
        }
        return new StoredText(
                record.write(), until == Long.MAX_VALUE ? 0 : TimeUnit.MICROSECONDS.toMillis(until - now) + ROUNDING);
    }
}
