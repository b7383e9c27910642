// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.DataSerializable;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A question to one entry, asked and answered as text, that the entry's owner decides by its own time. What came of it
 * goes to the backups as it is.
 *
 * <p>A question is {@code v1|<what is asked>|...}. A member of an earlier release that does not know it says so, instead of
 * failing to read it.
 */
abstract sealed class AskingProcessor
        implements EntryProcessor<String, String, String>, HazelcastInstanceAware, DataSerializable
        permits SlotProcessor, RegisterProcessor {

    private static final long serialVersionUID = 1L;

    private static final String VERSION = "v1|";

    /** Characters that the text of a claim takes, so that it grows in place. */
    private static final int ROOM = 320;

    private static final String NOT_UNDERSTOOD = "NOT UNDERSTOOD";

    private String question;
    private transient @Nullable HazelcastInstance member;
    private transient @Nullable StoredText outcome;

    AskingProcessor(CharSequence question) {
        this.question = question.toString();
    }

    /** Returns how the text of every question begins. */
    static StringBuilder asking() {
        return new StringBuilder(ROOM).append(VERSION);
    }

    /** Returns what an answer says, if it says anything but that the question was not known. */
    static String known(String answer) {
        if (answer.equals(NOT_UNDERSTOOD)) {
            throw new IllegalStateException(
                    "a member of an earlier release has the record and does not know the question;"
                            + " upgrade all members");
        }
        return answer;
    }

    /** Answers a question to a text, which is empty where there is none, and may {@link #store} another. */
    abstract @Nullable String answer(Fields question, String text, HazelcastInstance member);

    /** Puts a text in the place of the one that was asked. */
    final void store(StoredText text) {
        outcome = text;
    }

    @Override
    public final String process(Map.Entry<String, String> entry) {
        // The same object is asked once more where Hazelcast tries again.
        outcome = null;
        if (!question.startsWith(VERSION)) {
            return NOT_UNDERSTOOD;
        }
        var text = entry.getValue();
        var answer = answer(
                new Fields(question, VERSION.length()),
                text == null ? "" : text,
                Objects.requireNonNull(member, "Hazelcast says on which member this is"));
        if (outcome != null) {
            outcome.process(entry);
        }
        return answer == null ? NOT_UNDERSTOOD : answer;
    }

    @Override
    public final @Nullable EntryProcessor<String, String, String> getBackupProcessor() {
        return outcome;
    }

    @Override
    public final void setHazelcastInstance(HazelcastInstance instance) {
        member = instance;
    }

    @Override
    public final void writeData(ObjectDataOutput out) throws IOException {
        out.writeString(question);
    }

    @Override
    public final void readData(ObjectDataInput in) throws IOException {
        question = Objects.requireNonNull(in.readString());
    }
}
