// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import io.github.singlesession.hazelcast.HazelcastCluster;
import io.github.singlesession.hazelcast.HazelcastSessionRegistry;
import io.github.singlesession.memory.InMemorySessionRegistry;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastAutoConfiguration;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastConfigCustomizer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;

/** What the auto-configuration does where single-session-hazelcast is on the class path. */
@DisplayName("the store in Hazelcast")
@ExtendWith(OutputCaptureExtension.class)
class HazelcastStoreTests {

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(HazelcastAutoConfiguration.class, SingleSessionAutoConfiguration.class))
            .withUserConfiguration(Endpoints.class);

    @Test
    void isTakenForItsModuleAndWarnsOfWhatHazelcastStartsWith(CapturedOutput output) {
        runner.withUserConfiguration(Alone.class).run(context -> assertThat(context)
                .hasNotFailed()
                .hasSingleBean(HazelcastSessionRegistry.class)
                .hasSingleBean(HazelcastCluster.class)
                .hasBean("singleSessionRegistry")
                .hasBean("singleSessionCluster"));

        assertThat(output)
                .contains("WARN")
                .contains("hazelcast.max.no.heartbeat.seconds is 60")
                .contains("hazelcast.shutdownhook.enabled is true")
                .doesNotContain("find each other by", "single-session.node.lease");
    }

    @Test
    void warnsUnderFailClosedThatTheLeaseIsTooShortForAMemberThatHangs(CapturedOutput output) {
        runner.withUserConfiguration(Alone.class)
                .withPropertyValues("single-session.on-store-failure=fail-closed")
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output)
                .contains("WARN")
                .contains("hazelcast.max.no.heartbeat.seconds is 60, and single-session.node.lease is 15s");
    }

    @Test
    void warnsOfNothingThatTheFileOfThePageSays(CapturedOutput output) {
        runner.withUserConfiguration(AloneByTheFile.class)
                .withPropertyValues("spring.hazelcast.config=file:../docs/deployment/hazelcast.yaml")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(HazelcastSessionRegistry.class));

        assertThat(output).doesNotContain("hazelcast.max.no.heartbeat.seconds", "single-session.node.lease");
    }

    @Test
    void isNotTakenWhereMemoryIsAskedFor() {
        runner.withPropertyValues("single-session.store=memory").run(context -> assertThat(context)
                .hasNotFailed()
                .hasSingleBean(InMemorySessionRegistry.class)
                .doesNotHaveBean(HazelcastSessionRegistry.class));
    }

    @Test
    void namesTheStarterThatBringsAMember(CapturedOutput output) {
        assertThatThrownBy(() -> start(Endpoints.class));

        assertThat(output)
                .contains("there is no HazelcastInstance bean")
                .contains("Add the dependency org.springframework.boot:spring-boot-starter-hazelcast");
    }

    @Test
    void saysThatItNeedsAMember(CapturedOutput output) {
        assertThatThrownBy(() -> start(AsAClient.class));

        assertThat(output)
                .contains("the HazelcastInstance bean (some-client) is a client")
                .contains("set 'spring.hazelcast.config' to a file for members");
    }

    private static void start(Class<?> application) {
        new SpringApplicationBuilder(application).run("--server.port=0");
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableWebSocket
    static class Endpoints {}

    /** A member that looks for no other, and is set up no further. */
    @Configuration(proxyBeanMethods = false)
    static class Alone {

        @Bean
        Config alone() {
            return onLoopback(new Config());
        }
    }

    /** The same, but for what the file says. */
    @Configuration(proxyBeanMethods = false)
    static class AloneByTheFile {

        @Bean
        HazelcastConfigCustomizer alone() {
            return HazelcastStoreTests::onLoopback;
        }
    }

    private static Config onLoopback(Config config) {
        config.setClusterName("alone-" + ProcessHandle.current().pid())
                .setProperty("hazelcast.socket.bind.any", "false")
                .setProperty("hazelcast.phone.home.enabled", "false");
        var network = config.getNetworkConfig();
        network.setPort(15_901).setPortAutoIncrement(true).setPortCount(200);
        network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        network.getJoin().getTcpIpConfig().setEnabled(true).setMembers(List.of());
        return config;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableWebSocket
    static class AsAClient {

        /** It starts before it has found a member, and never finds one. */
        @Bean
        HazelcastInstance client() {
            var config = new ClientConfig().setInstanceName("some-client");
            config.getConnectionStrategyConfig().setAsyncStart(true);
            config.getNetworkConfig().addAddress("127.0.0.1:1");
            return HazelcastClient.newHazelcastClient(config);
        }
    }
}
