// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.spi.merge.MergingEntry;
import com.hazelcast.spi.merge.SplitBrainMergePolicy;
import io.github.singlesession.NodeTiming;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Makes one register of nodes of two when parts of a cluster come together again: who was declared dead on either side is
 * dead, and everybody else is live.
 *
 * <p>Public only for the configuration to name it; there it is the merge policy of the map of the register.
 */
public final class RegisterMergePolicy implements SplitBrainMergePolicy<String, MergingEntry<String, String>, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable String merge(
            MergingEntry<String, String> merging, @Nullable MergingEntry<String, String> existing) {
        var result = read(
                existing == null || existing.getDeserializedValue() == null ? "" : existing.getDeserializedValue());
        result.merge(read(merging.getDeserializedValue()));
        return result.write();
    }

    /** To merge asks for no time. */
    private static RegisterRecord read(String text) {
        return RegisterRecord.read(text, NodeTiming.DEFAULT, Duration.ZERO);
    }

    @Override
    public void writeData(ObjectDataOutput out) {}

    @Override
    public void readData(ObjectDataInput in) {}
}
