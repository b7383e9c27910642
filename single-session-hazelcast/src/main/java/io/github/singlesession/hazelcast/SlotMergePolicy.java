// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.spi.merge.MergingEntry;
import com.hazelcast.spi.merge.SplitBrainMergePolicy;
import io.github.singlesession.slot.SlotDecision;
import io.github.singlesession.slot.UnreadableSlotException;
import org.jspecify.annotations.Nullable;

/**
 * Makes one slot of two when parts of a cluster come together again: nobody is lost that the limit has room for, no more
 * than the limit stay, and no token is given twice. Whoever lost the seat learns it as its node reaffirms.
 *
 * <p>Public only for the configuration to name it; there it is the merge policy of the map of slots.
 */
public final class SlotMergePolicy implements SplitBrainMergePolicy<String, MergingEntry<String, String>, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable String merge(
            MergingEntry<String, String> merging, @Nullable MergingEntry<String, String> existing) {
        var theirs = merging.getDeserializedValue();
        if (existing == null || existing.getDeserializedValue() == null) {
            return theirs;
        }
        var ours = existing.getDeserializedValue();
        try {
            return merged(SlotRecord.read(ours), SlotRecord.read(theirs)).write();
        } catch (UnreadableSlotException e) {
            // A newer member wrote it, and relies on it; whoever is left out is put back if there is room.
            return ours;
        }
    }

    private static SlotRecord merged(SlotRecord ours, SlotRecord theirs) {
        var ruled = ours.rule().isEmpty() ? theirs : ours;
        var slot = SlotDecision.merge(ours.slot(), theirs.slot(), ruled.policy(), ruled.limit());
        return new SlotRecord(slot, ruled.rule());
    }

    @Override
    public void writeData(ObjectDataOutput out) {}

    @Override
    public void readData(ObjectDataInput in) {}
}
