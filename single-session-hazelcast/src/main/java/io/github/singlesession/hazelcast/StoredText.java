// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.ExtendedMapEntry;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.DataSerializable;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Puts a text in an entry's place. It is what a decision, which the owner alone makes, carries to the backups: decided
 * there once more, by another clock, the copies would come to differ.
 *
 * <p>It is written as one text, {@code v1|<milliseconds to live, 0 for ever>|<text>}; without the last field, the entry is
 * removed. A later release may not change this form, which members of an earlier one have to carry out.
 */
final class StoredText implements EntryProcessor<String, String, @Nullable String>, DataSerializable {

    private static final long serialVersionUID = 1L;

    private String form;

    /** For deserialization. */
    @SuppressWarnings("unused")
    StoredText() {
        this(null, 0);
    }

    /**
     * Creates what stores a text.
     *
     * @param text the text; null removes the entry
     * @param millisToLive for how long the entry stays if nobody writes it again; 0 for ever
     */
    StoredText(@Nullable String text, long millisToLive) {
        form = "v1|" + millisToLive + (text == null ? "" : "|" + text);
    }

    @Override
    public @Nullable String process(Map.Entry<String, String> entry) {
        int time = form.indexOf('|') + 1;
        int bar = form.indexOf('|', time);
        if (bar < 0) {
            remove(entry);
        } else if (entry instanceof ExtendedMapEntry<String, String> lasting) {
            long millisToLive = Long.parseLong(form, time, bar, 10);
            lasting.setValue(form.substring(bar + 1), millisToLive, TimeUnit.MILLISECONDS);
        } else {
            entry.setValue(form.substring(bar + 1));
        }
        return null;
    }

    @SuppressWarnings("NullAway") // An entry processor removes an entry by setting it to null.
    private static void remove(Map.Entry<String, String> entry) {
        entry.setValue(null);
    }

    @Override
    public @Nullable EntryProcessor<String, String, @Nullable String> getBackupProcessor() {
        return null;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeString(form);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        form = Objects.requireNonNull(in.readString());
    }
}
