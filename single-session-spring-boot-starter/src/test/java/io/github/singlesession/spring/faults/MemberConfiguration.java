// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import com.hazelcast.config.Config;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.core.HazelcastInstance;
import io.github.singlesession.hazelcast.RegisterMergePolicy;
import io.github.singlesession.hazelcast.SlotMergePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The application's own member of Hazelcast, with the settings that the bounds are counted from. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(MemberConfiguration.PORT)
class MemberConfiguration {

    /** The port that it listens at. */
    static final String PORT = "member.port";

    /** The address that it tells the others. */
    static final String KNOWN_AS = "member.known-as";

    /** The addresses of all. */
    static final String MEMBERS = "member.all";

    /** How many members there must be for our maps to be used; any number where nothing is said. */
    static final String QUORUM = "member.quorum";

    /** For how long a member may be silent. */
    static final Duration SILENCE = Duration.ofSeconds(8);

    /** After how long, and how often, a part of the cluster looks for the others. */
    static final Duration MERGE = Duration.ofSeconds(5);

    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("hazelcast.phone.home.enabled", "false"),
            Map.entry("hazelcast.logging.type", "slf4j"),
            Map.entry("hazelcast.socket.server.bind.any", "false"),
            // Spring shuts it down, after the node has left.
            Map.entry("hazelcast.shutdownhook.enabled", "false"),
            Map.entry("hazelcast.heartbeat.interval.seconds", "1"),
            Map.entry("hazelcast.max.no.heartbeat.seconds", Long.toString(SILENCE.toSeconds())),
            Map.entry("hazelcast.merge.first.run.delay.seconds", Long.toString(MERGE.toSeconds())),
            Map.entry("hazelcast.merge.next.run.delay.seconds", Long.toString(MERGE.toSeconds())),
            Map.entry("hazelcast.operation.call.timeout.millis", "5000"),
            Map.entry("hazelcast.partition.count", "31"),
            Map.entry("hazelcast.operation.thread.count", "2"),
            Map.entry("hazelcast.wait.seconds.before.join", "0"));

    @Bean
    Config memberConfig(Environment environment) {
        var config = new Config().setClusterName("quiz");
        PROPERTIES.forEach(config::setProperty);
        int quorum = environment.getProperty(QUORUM, Integer.class, 0);
        if (quorum > 0) {
            config.addSplitBrainProtectionConfig(new SplitBrainProtectionConfig(QUORUM, true, quorum))
                    .addMapConfig(withQuorum("slots", SlotMergePolicy.class))
                    .addMapConfig(withQuorum("register", RegisterMergePolicy.class));
        }
        config.getJetConfig().setEnabled(false);
        config.getIntegrityCheckerConfig().setEnabled(false);
        var network = config.getNetworkConfig()
                .setPort(environment.getRequiredProperty(PORT, Integer.class))
                .setPortAutoIncrement(false)
                .setPublicAddress(environment.getRequiredProperty(KNOWN_AS));
        network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        var join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig()
                .setEnabled(true)
                .setMembers(List.of(environment.getRequiredProperty(MEMBERS, String[].class)));
        return config;
    }

    private static MapConfig withQuorum(String name, Class<?> merging) {
        return new MapConfig("single-session." + name)
                .setMergePolicyConfig(new MergePolicyConfig(merging.getName(), 100))
                .setSplitBrainProtectionName(QUORUM);
    }

    @Bean
    MemberPage memberPage(HazelcastInstance member) {
        return new MemberPage(member);
    }
}
