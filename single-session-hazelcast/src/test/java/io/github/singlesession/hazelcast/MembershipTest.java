// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.core.HazelcastInstance;
import io.github.singlesession.NodeId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the register of nodes is given has to be a member, and may be gone before it. */
@DisplayName("a cluster of nodes")
class MembershipTest {

    @Test
    void isNotOfAClient() {
        var client =
                HazelcastClient.newHazelcastClient(clientOf(Members.shared().get(0)));
        try {
            assertThatThrownBy(() -> Members.cluster(client, Members.options()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is a client of Hazelcast");
        } finally {
            client.shutdown();
        }
    }

    /** The first answer may take no longer than any other, and is asked for as the application starts. */
    @Test
    void hasItsMapConfiguredBeforeItIsAsked() {
        var member = Members.shared().get(0);
        var options = Members.options();
        try (var cluster = Members.cluster(member, options)) {
            assertThat(cluster).isNotNull();
            var register = options.mapPrefix() + "register";

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> member.getConfig().findMapConfig(register).getName(), register::equals);
        }
    }

    @Test
    void closesWithoutAWordWhereItsMemberIsShutDownAlready() {
        var uncaught = new CopyOnWriteArrayList<Throwable>();
        var handler = Thread.getDefaultUncaughtExceptionHandler();
        var others = apart();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
        try {
            var member = Members.start(1).get(0);
            var cluster = Members.cluster(member, Members.options());
            cluster.listen(new NodeId("node-1"), notice -> {})
                    .toCompletableFuture()
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
            member.shutdown();

            cluster.close();

            assertThat(apart()).filteredOn(thread -> !others.contains(thread)).allSatisfy(MembershipTest::join);
            assertThat(uncaught).isEmpty();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(handler);
        }
    }

    private static List<Thread> apart() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("single-session-hazelcast"))
                .toList();
    }

    private static void join(Thread thread) throws InterruptedException {
        thread.join(TimeUnit.SECONDS.toMillis(20));
        assertThat(thread.isAlive()).isFalse();
    }

    private static ClientConfig clientOf(HazelcastInstance member) {
        var address = member.getCluster().getLocalMember().getAddress();
        var config = new ClientConfig()
                .setClusterName(member.getConfig().getClusterName())
                .setProperty("hazelcast.logging.type", "none");
        config.getNetworkConfig().addAddress("127.0.0.1:" + address.getPort());
        return config;
    }
}
