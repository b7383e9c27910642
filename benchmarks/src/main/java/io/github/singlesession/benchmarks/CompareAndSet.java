// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.DataSerializable;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sets an entry of Hazelcast to another value if it has the one that is expected, on its owner and its backups alike. */
final class CompareAndSet implements EntryProcessor<String, String, @Nullable String>, DataSerializable {

    /** Expects whatever is there. */
    static final String ANY = "*";

    private static final long serialVersionUID = 1L;

    private @Nullable String expected;
    private @Nullable String value;

    /** For deserialization. */
    @SuppressWarnings("unused")
    CompareAndSet() {
        this(null, null);
    }

    /**
     * Creates a processor.
     *
     * @param expected null for no entry
     * @param value null to remove the entry
     */
    CompareAndSet(@Nullable String expected, @Nullable String value) {
        this.expected = expected;
        this.value = value;
    }

    /** Returns what was there before. */
    @Override
    public @Nullable String process(Map.Entry<String, String> entry) {
        var before = entry.getValue();
        if (ANY.equals(expected) || Objects.equals(before, expected)) {
            set(entry, value);
        }
        return before;
    }

    @SuppressWarnings("NullAway") // An entry processor removes an entry by setting it to null.
    private static void set(Map.Entry<String, String> entry, @Nullable String value) {
        entry.setValue(value);
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeString(expected);
        out.writeString(value);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        expected = in.readString();
        value = in.readString();
    }
}
