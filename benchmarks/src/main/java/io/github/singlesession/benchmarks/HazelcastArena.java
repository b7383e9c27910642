// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import com.hazelcast.config.Config;
import com.hazelcast.config.MapConfig;
import com.hazelcast.core.DistributedObject;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.github.singlesession.spring.crowd.LiveObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Members of a Hazelcast cluster of its own, all in this virtual machine, over the loopback. All maps that seats are in are
 * configured alike. The first member is the one that asks.
 */
final class HazelcastArena implements Arena<HazelcastMeasurement> {

    /** What the names of all maps begin with that seats are in. */
    static final String MAPS = "seats.";

    private final AtomicInteger registries = new AtomicInteger();
    private final List<HazelcastInstance> members = new ArrayList<>();

    /** Hears all answers: with two processors, Hazelcast would start a thread for each. */
    private final ExecutorService answers = Executors.newFixedThreadPool(2);

    /**
     * Starts members that find each other.
     *
     * @param backups how many of them have a copy of an entry beside its owner
     */
    HazelcastArena(int count, int backups) {
        var name = "benchmarks-" + ProcessHandle.current().pid();
        var known = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var member = Hazelcast.newHazelcastInstance(config(name, known, backups));
            var address = member.getCluster().getLocalMember().getAddress();
            known.add("127.0.0.1:" + address.getPort());
            members.add(member);
        }
        int found = asking().getCluster().getMembers().size();
        if (found != count) {
            throw new IllegalStateException("of " + count + " members, " + found + " found each other");
        }
    }

    private static Config config(String clusterName, List<String> known, int backups) {
        var config = new Config();
        config.setClusterName(clusterName);
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.getJetConfig().setEnabled(false);
        config.addMapConfig(new MapConfig(MAPS + "*").setBackupCount(backups));
        var network = config.getNetworkConfig();
        network.setPort(15_901)
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

    HazelcastInstance asking() {
        return members.get(0);
    }

    ExecutorService answers() {
        return answers;
    }

    /** Returns what the names of a registry's maps begin with. A name is in every message, so that its length counts. */
    String freePrefix() {
        return MAPS + "registry" + registries.incrementAndGet() + ".";
    }

    @Override
    public void clear() {
        for (var object : asking().getDistributedObjects()) {
            if (object instanceof IMap<?, ?> map) {
                map.clear();
            }
        }
    }

    /** Drops all that is in it, and all that was made for it. */
    void drop() {
        asking().getDistributedObjects().forEach(DistributedObject::destroy);
    }

    @Override
    public Watch<HazelcastMeasurement> watch() {
        long before = ProcessorTime.nanos();
        return (operations, seconds) ->
                new HazelcastMeasurement(operations / seconds, (ProcessorTime.nanos() - before) / 1e3 / operations);
    }

    @Override
    public long bytes() {
        return LiveObjects.count().bytes();
    }

    @Override
    public void close() {
        members.forEach(HazelcastInstance::shutdown);
        answers.shutdownNow();
    }
}
