// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import com.hazelcast.query.Predicate;
import io.github.singlesession.NodeId;
import io.github.singlesession.slot.KeyText;
import io.github.singlesession.slot.UnreadableSlotException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Slots that may have been left behind: with a lease on a node that is not known to live, or with nothing to say any more. */
final class LeftBehind implements Predicate<String, String> {

    private static final long serialVersionUID = 1L;

    private final HashSet<String> live = new HashSet<>();
    private final long now;

    LeftBehind(Set<NodeId> live, long now) {
        live.forEach(node -> this.live.add(node.value()));
        this.now = now;
    }

    @Override
    public boolean apply(Map.Entry<String, String> entry) {
        try {
            var slot = SlotRecord.read(entry.getValue()).slot();
            return slot.keepUntil() <= now
                    || slot.holders(KeyText.read(entry.getKey()), now).stream()
                            .anyMatch(lease -> !lease.timed()
                                    && !live.contains(lease.node().value()));
        } catch (UnreadableSlotException e) {
            return false;
        }
    }
}
