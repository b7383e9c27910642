// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.NodeId;
import io.github.singlesession.Notice;
import io.github.singlesession.VirtualTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Carries notices from the store to the nodes that listen, as long as their subscriptions live. */
final class Post {

    static final Duration SLOW = Duration.ofSeconds(5);

    private final VirtualTime time;
    private final Chance chance;
    private final Set<Sabotage> sabotage;
    private final Map<NodeId, Subscription> subscriptions = new HashMap<>();
    private final Map<NodeId, String> names = new HashMap<>();
    private final Map<String, Integer> incarnations = new HashMap<>();

    private boolean loses;
    private boolean slow;

    Post(VirtualTime time, Chance chance, Set<Sabotage> sabotage) {
        this.time = time;
        this.chance = chance;
        this.sabotage = sabotage;
    }

    /** From now on notices that are not the node's own get lost, or do not. */
    void lose(boolean all) {
        loses = all;
    }

    /** From now on notices come late, in any order and at times twice, or do not. */
    void slow(boolean all) {
        slow = all;
    }

    /** Returns a name of an incarnation that is the same whenever a seed is replayed. */
    String name(NodeId node) {
        return names.getOrDefault(node, "nobody");
    }

    void subscribe(NodeId node, Link link, Consumer<Notice> listener) {
        var machine = link.machine().name();
        names.computeIfAbsent(node, unnamed -> machine + "#" + incarnations.merge(machine, 1, Integer::sum));
        subscriptions.put(node, new Subscription(link, listener));
    }

    /** The subscriptions of a machine hear nothing any more, and nobody is told. */
    void breakSubscriptions(Machine machine) {
        subscriptions.values().stream()
                .filter(subscription -> subscription.link.machine() == machine)
                .forEach(subscription -> subscription.broken = true);
    }

    void send(NodeId node, Notice notice) {
        var subscription = subscriptions.get(node);
        boolean loopback = notice instanceof Notice.Loopback;
        if (subscription == null || (loses && !loopback)) {
            return;
        }
        if (subscription.broken && !(loopback && sabotage.contains(Sabotage.LOOPBACK_FAKED))) {
            return;
        }
        int copies = slow && chance.happens(name(node) + " twice", 0.3) ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            var delay = chance.between(name(node) + " post", Link.FASTEST, slow ? SLOW : Link.SLOWEST);
            time.after(delay, () -> subscription.hear(notice));
        }
    }

    private static final class Subscription {

        private final Link link;
        private final Consumer<Notice> listener;
        private boolean broken;

        private Subscription(Link link, Consumer<Notice> listener) {
            this.link = link;
            this.listener = listener;
        }

        private void hear(Notice notice) {
            if (!link.answersCut()) {
                link.machine().run(() -> listener.accept(notice));
            }
        }
    }
}
