// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.partition.Partition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;

/** Real members of a Hazelcast cluster, in this JVM, over the loopback. */
final class Members {

    private static final AtomicLong NAMES = new AtomicLong();
    private static final AtomicLong PASSED = new AtomicLong();
    private static final InstantSource CLOCK = () -> Instant.now().plusNanos(PASSED.get());
    private static final ExecutorService NOTICES = daemons(1, "test-notices");
    private static final ExecutorService ANSWERS = daemons(2, "test-answers");

    private Members() {}

    /** Three members that all tests share which hurt none of them. */
    static List<HazelcastInstance> shared() {
        return Shared.MEMBERS;
    }

    static ExecutorService notices() {
        return NOTICES;
    }

    static ExecutorService answers() {
        return ANSWERS;
    }

    /** Options with a prefix of their own. */
    static HazelcastOptions options() {
        return HazelcastOptions.DEFAULT.withMapPrefix("test-" + NAMES.incrementAndGet() + ".");
    }

    static HazelcastCluster cluster(HazelcastInstance member, HazelcastOptions options) {
        return new HazelcastCluster(member, options, ANSWERS, NOTICES);
    }

    static HazelcastSessionRegistry registry(
            HazelcastInstance member, HazelcastOptions options, HazelcastCluster cluster) {
        return new HazelcastSessionRegistry(member, options, cluster, ANSWERS);
    }

    static IMap<String, String> slots(HazelcastInstance member, HazelcastOptions options) {
        return member.getMap(options.mapPrefix() + "slots");
    }

    /** Returns the members that have a part of the data. */
    static Set<Member> owners(HazelcastInstance member) {
        return member.getPartitionService().getPartitions().stream()
                .map(Partition::getOwner)
                .collect(Collectors.toSet());
    }

    /** Lets the time of all members pass, which also passes by itself. */
    static void pass(Duration time) {
        PASSED.addAndGet(time.toNanos());
    }

    /** Starts members that find each other. */
    static List<HazelcastInstance> start(int count) {
        var name = "test-cluster-" + NAMES.incrementAndGet();
        var members = new ArrayList<HazelcastInstance>();
        var known = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var member = Hazelcast.newHazelcastInstance(config(name, known));
            member.getUserContext().put(MemberTime.NAME, new MemberTime(CLOCK));
            known.add("127.0.0.1:"
                    + member.getCluster().getLocalMember().getAddress().getPort());
            members.add(member);
        }
        Assertions.assertEquals(
                count, members.get(0).getCluster().getMembers().size(), "members that found each other");
        return members;
    }

    /** What a member is configured with: on the loopback, with no more threads than a test needs. */
    static Config config(String clusterName, List<String> known) {
        var config = new Config();
        config.setClusterName(clusterName);
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.partition.count", "31");
        config.setProperty("hazelcast.operation.thread.count", "2");
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.getJetConfig().setEnabled(false);
        config.getIntegrityCheckerConfig().setEnabled(false);
        var network = config.getNetworkConfig();
        network.setPort(15_701)
                .setPortCount(200)
                .getInterfaces()
                .setEnabled(true)
                .addInterface("127.0.0.1");
        var join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setMembers(List.copyOf(known));
        return config;
    }

    private static ExecutorService daemons(int threads, String name) {
        return Executors.newFixedThreadPool(threads, task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    private static final class Shared {
        private static final List<HazelcastInstance> MEMBERS = start(3);
    }
}
