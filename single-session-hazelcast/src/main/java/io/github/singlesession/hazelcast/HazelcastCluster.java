// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.topic.ITopic;
import io.github.singlesession.Cluster;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.Notice;
import io.github.singlesession.Renewal;
import io.github.singlesession.SessionStoreException;
import io.github.singlesession.Settings;
import io.github.singlesession.Verdict;
import io.github.singlesession.slot.NoticeText;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The register of nodes in one entry of a map of Hazelcast, and a topic to each of them.
 *
 * <p>Every operation is one entry processor, by the time of the member that owns the entry. A node whose member is not in
 * that member's list is dead, as soon as somebody asks. Where a member is lost, or parts of the cluster come together
 * again, the nodes here are told that the store was {@linkplain Notice.Disturbed disturbed}: that is a prompt to ask, and
 * never decides anything.
 */
public final class HazelcastCluster implements Cluster, AutoCloseable {

    private static final String REGISTER = "register";

    private final HazelcastInstance hazelcast;
    private final HazelcastOptions options;
    private final Executor notices;
    private final AskedMap register;
    private final MemberTime time;
    private final Map<NodeId, Ear> ears = new ConcurrentHashMap<>();
    private final List<Consumer<Renewal.Live>> onRenewal = new CopyOnWriteArrayList<>();
    private final UUID membership;
    private final UUID lifecycle;

    /**
     * Creates a cluster on a member. It neither creates nor shuts down what it is given.
     *
     * @param hazelcast a member of the cluster
     * @param options the same as those of the {@link HazelcastSessionRegistry}
     * @param answers completes the stages
     * @param notices carries out the listeners, one task at a time and in order
     * @throws IllegalArgumentException if {@code hazelcast} is a client, which is no member
     */
    public HazelcastCluster(HazelcastInstance hazelcast, HazelcastOptions options, Executor answers, Executor notices) {
        this.hazelcast = member(hazelcast);
        this.options = options;
        this.notices = notices;
        this.register = AskedMap.ofRegister(hazelcast, options, answers);
        this.time = MemberTime.of(hazelcast);
        this.membership = hazelcast.getCluster().addMembershipListener(new Losses());
        this.lifecycle = hazelcast.getLifecycleService().addLifecycleListener(this::changed);
        // The very first answer takes longer than an answer may: it is not one that a node waits for.
        var unused = nodes();
    }

    @Override
    public CompletionStage<Void> listen(NodeId node, Consumer<Notice> listener) {
        var ear = ears.computeIfAbsent(node, same -> new Ear(notices));
        return CompletableFuture.runAsync(() -> ear.listen(topic(node), listener), Apart.INSTANCE)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        new SessionStoreException("Hazelcast: nothing can be heard", failure)));
    }

    @Override
    public CompletionStage<Renewal> join(NodeId node) {
        return renewal(member -> ask(RegisterProcessor::renewal, "join", node, member));
    }

    @Override
    public CompletionStage<Renewal> renew(NodeId node, int sessions) {
        return renewal(member -> ask(RegisterProcessor::renewal, "renew", node, member, sessions))
                .thenApply(renewal -> {
                    var unused = tell(node, new Notice.Loopback());
                    return renewal;
                });
    }

    @Override
    public CompletionStage<Verdict> verdict(NodeId node) {
        return ask(Verdict::valueOf, "verdict", node);
    }

    @Override
    public CompletionStage<List<NodeStatus>> nodes() {
        return ask(RegisterProcessor::nodes, "nodes");
    }

    @Override
    public CompletionStage<Void> tell(NodeId node, Notice notice) {
        try {
            topic(node).publish(NoticeText.write(notice));
            return CompletableFuture.completedFuture(null);
        } catch (HazelcastException | IllegalStateException e) {
            return CompletableFuture.failedFuture(new SessionStoreException("Hazelcast: " + e, e));
        }
    }

    @Override
    public CompletionStage<Void> set(String name, String value) {
        Settings.check(name, value);
        return ask(answer -> null, "set", name, value);
    }

    @Override
    public CompletionStage<Void> leave(NodeId node) {
        hush(node);
        return ask(RegisterProcessor::nodes, "leave", node)
                .thenAccept(others -> others.forEach(other -> tell(other.node(), new Notice.Left(node))));
    }

    /** Calls back whenever the register renewed the node here. */
    void onRenewal(Consumer<Renewal.Live> listener) {
        onRenewal.add(listener);
    }

    /** Hears nothing any more, and prompts nobody. */
    @Override
    public void close() {
        List.copyOf(ears.keySet()).forEach(this::hush);
        Apart.unlessOver(() -> {
            hazelcast.getCluster().removeMembershipListener(membership);
            hazelcast.getLifecycleService().removeLifecycleListener(lifecycle);
        });
    }

    private static HazelcastInstance member(HazelcastInstance hazelcast) {
        if (hazelcast.getLocalEndpoint() instanceof Member) {
            return hazelcast;
        }
        throw new IllegalArgumentException(hazelcast.getName()
                + " is a client of Hazelcast; decisions are made by members that have this library");
    }

    private void hush(NodeId node) {
        var ear = ears.remove(node);
        if (ear != null) {
            ear.close();
            Apart.INSTANCE.execute(() -> Apart.unlessOver(() -> topic(node).destroy()));
        }
    }

    private void changed(LifecycleEvent event) {
        if (event.getState() == LifecycleEvent.LifecycleState.MERGED) {
            disturbed();
            nodes().thenAccept(all -> all.forEach(status -> tell(status.node(), new Notice.Disturbed())));
        }
    }

    private void disturbed() {
        ears.values().forEach(ear -> ear.hear(new Notice.Disturbed()));
    }

    /** Asks on behalf of this member, which is another one after its part of the cluster merged into another. */
    private CompletionStage<Renewal> renewal(Function<UUID, CompletionStage<Renewal>> question) {
        UUID member;
        try {
            member = hazelcast.getCluster().getLocalMember().getUuid();
        } catch (HazelcastInstanceNotActiveException e) {
            return CompletableFuture.failedFuture(new SessionStoreException("Hazelcast: " + e, e));
        }
        long sent = time.own();
        return question.apply(member).thenApply(renewal -> {
            if (renewal instanceof Renewal.Live live) {
                time.heard(live.now(), sent, time.own());
                onRenewal.forEach(task -> task.accept(live));
            }
            return renewal;
        });
    }

    private <A> CompletionStage<A> ask(Function<String, A> reading, Object... asked) {
        return register.ask(REGISTER, new RegisterProcessor(options, asked), reading);
    }

    private ITopic<String> topic(NodeId node) {
        return hazelcast.getTopic(options.mapPrefix() + "notice." + node);
    }

    /** Prompts the nodes here where a member is lost; a member that comes takes nothing away. */
    private final class Losses implements MembershipListener {

        @Override
        public void memberAdded(MembershipEvent event) {}

        @Override
        public void memberRemoved(MembershipEvent event) {
            disturbed();
        }
    }
}
