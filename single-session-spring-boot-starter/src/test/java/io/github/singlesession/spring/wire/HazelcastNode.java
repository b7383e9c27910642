// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastConfigCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** An application that has its sessions in its own member of Hazelcast, set up as {@code docs/deployment} says. */
final class HazelcastNode {

    private static final String FILE = "spring.hazelcast.config=file:../docs/deployment/hazelcast.yaml";

    private HazelcastNode() {}

    /** Starts the first node of a cluster. */
    static QuizServer start(String... properties) {
        return QuizServer.startWith(OnLoopback.class, with(properties, FILE));
    }

    /** Starts one more node of the cluster that another one is in. */
    static QuizServer join(QuizServer other, String... properties) {
        var port = member(other).getCluster().getLocalMember().getAddress().getPort();
        return QuizServer.startWith(OnLoopback.class, with(properties, FILE, "test.known=127.0.0.1:" + port));
    }

    static HazelcastInstance member(QuizServer server) {
        return server.context().getBean(HazelcastInstance.class);
    }

    private static String[] with(String[] properties, String... more) {
        return Stream.concat(Stream.of(more), Stream.of(properties)).toArray(String[]::new);
    }

    /** On one machine, apart from all other clusters there, and with no more than a test needs. */
    @Configuration(proxyBeanMethods = false)
    static class OnLoopback {

        @Bean
        HazelcastConfigCustomizer loopback(Environment environment) {
            return config -> customize(config, environment.getProperty("test.known", ""));
        }

        private static void customize(Config config, String known) {
            config.setClusterName("test-" + ProcessHandle.current().pid());
            config.setProperty("hazelcast.socket.bind.any", "false");
            config.setProperty("hazelcast.wait.seconds.before.join", "0");
            config.setProperty("hazelcast.partition.count", "31");
            config.setProperty("hazelcast.operation.thread.count", "2");
            config.getIntegrityCheckerConfig().setEnabled(false);
            var network = config.getNetworkConfig();
            network.setPort(15_901).setPortAutoIncrement(true).setPortCount(200);
            network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
            network.getJoin().getTcpIpConfig().setMembers(known.isEmpty() ? List.of() : List.of(known));
        }
    }
}
