// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.ExtendedMapEntry;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.DataSerializable;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Puts a text in an entry's place. It is what a decision, which the owner alone makes, carries to the backups: decided
 * there once more, by another clock, the copies would come to differ.
 *
 * <p>A later release may not change the form in which it is written, which members of an earlier one have to carry out.
 */
final class StoredText implements EntryProcessor<String, String, @Nullable String>, DataSerializable {

    private static final long serialVersionUID = 1L;

    private @Nullable String text;
    private long millisToLive;

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
        this.text = text;
        this.millisToLive = millisToLive;
    }

    @Override
    public @Nullable String process(Map.Entry<String, String> entry) {
        if (text == null) {
            remove(entry);
        } else if (entry instanceof ExtendedMapEntry<String, String> lasting) {
            lasting.setValue(text, millisToLive, TimeUnit.MILLISECONDS);
        } else {
            entry.setValue(text);
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
        out.writeLong(millisToLive);
        out.writeString(text);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        millisToLive = in.readLong();
        text = in.readString();
    }
}
