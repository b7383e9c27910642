// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.spi.properties.ClusterProperty;
import com.hazelcast.spi.properties.HazelcastProperties;
import io.github.singlesession.NodeTiming;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at how a member is set up for what works until a member hangs, a network splits or an application stops. */
public final class HazelcastReview {

    private final Config config;
    private final HazelcastProperties properties;
    private final NodeTiming timing;
    private final MapConfig slots;
    private final MapConfig register;

    /**
     * Creates a review of a member.
     *
     * @param hazelcast the member
     * @param options those of the {@link HazelcastCluster} on it
     */
    public HazelcastReview(HazelcastInstance hazelcast, HazelcastOptions options) {
        this.config = hazelcast.getConfig();
        this.properties = new HazelcastProperties(config);
        this.timing = options.timing();
        this.slots = AskedMap.slots(options);
        this.register = AskedMap.register(options);
    }

    /** Returns what is to be warned of. Nothing is asked of the cluster, so that other members may be set up otherwise. */
    public List<String> warnings() {
        var ofMember = Stream.of(shutDownTooEarly(), foundByChance());
        return Stream.of(tooLong(), ofMember, ofMap(slots), ofMap(register))
                .flatMap(warnings -> warnings)
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * Returns what is to be warned of besides where sessions end with the lease of their node, as fail-closed has it.
     *
     * @param storeTimeout how long a node waits for an answer
     */
    public List<String> underFailClosed(Duration storeTimeout) {
        var register = new HungRegister(Patience.SILENCE.set(properties), timing, storeTimeout);
        return Stream.ofNullable(register.warning()).toList();
    }

    private Stream<@Nullable String> tooLong() {
        return Patience.ALL.stream().map(patience -> patience.warning(properties));
    }

    private @Nullable String shutDownTooEarly() {
        return properties.getBoolean(ClusterProperty.SHUTDOWNHOOK_ENABLED)
                ? "hazelcast.shutdownhook.enabled is true: the member is gone as soon as the application begins to stop, and "
                        + "cannot give back the seats of its users, who are refused elsewhere until it is missed. Set it to "
                        + "false, and let Spring shut the member down"
                : null;
    }

    private @Nullable String foundByChance() {
        var join = join();
        if (!join.getMulticastConfig().isEnabled() && !join.isAutoDetectionEnabled()) {
            return null;
        }
        return "Members find each other by " + (join.isAutoDetectionEnabled() ? "auto-detection" : "multicast")
                + ": any that has the cluster's name joins, and where the network carries no multicast each node is a "
                + "cluster of its own, and lets every user in. Set hazelcast.network.join.auto-detection.enabled and "
                + "hazelcast.network.join.multicast.enabled to false, and name the members, such as by "
                + "hazelcast.network.join.tcp-ip.member-list";
    }

    private JoinConfig join() {
        var advanced = config.getAdvancedNetworkConfig();
        return advanced.isEnabled()
                ? advanced.getJoin()
                : config.getNetworkConfig().getJoin();
    }

    /** Only what the application configured can differ from ours. */
    private Stream<@Nullable String> ofMap(MapConfig ours) {
        var name = ours.getName();
        var theirs = config.findMapConfig(name);
        return theirs.getName().equals("default")
                ? Stream.of()
                : Stream.of(forgetful(name, theirs), shortLived(name, theirs), mergesWrongly(name, theirs, ours));
    }

    private static @Nullable String forgetful(String name, MapConfig map) {
        return map.getBackupCount() == 0
                ? "The map " + name
                        + " has the backup-count 0: a member that is lost takes the seats along that it keeps, "
                        + "and they are free until they are reaffirmed. Set it to 1"
                : null;
    }

    private static @Nullable String shortLived(String name, MapConfig map) {
        var eviction = map.getEvictionConfig().getEvictionPolicy();
        if (eviction == EvictionPolicy.NONE && map.getMaxIdleSeconds() == 0 && map.getTimeToLiveSeconds() == 0) {
            return null;
        }
        return "The map " + name + " has the eviction-policy " + eviction + ", max-idle-seconds "
                + map.getMaxIdleSeconds()
                + " and time-to-live-seconds " + map.getTimeToLiveSeconds()
                + ": what is thrown out may be the seats of "
                + "users who are connected, and they are free until they are reaffirmed. Set them to NONE, 0 and 0; what "
                + "is over is forgotten without them";
    }

    private static @Nullable String mergesWrongly(String name, MapConfig map, MapConfig ours) {
        var right = ours.getMergePolicyConfig().getPolicy();
        var wrong = map.getMergePolicyConfig().getPolicy();
        return right.equals(wrong)
                ? null
                : "The map " + name + " has the merge-policy " + wrong
                        + ": after a split, it throws out the sessions of one " + "side. Set it to " + right;
    }
}
