// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.YamlConfigBuilder;
import com.hazelcast.core.HazelcastInstance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("the review of a member")
class HazelcastReviewTest {

    private final Config config = deployment();

    @Test
    void saysNothingOfTheDeploymentOnThePage() {
        assertThat(warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "hazelcast.max.no.heartbeat.seconds, 60, 10",
        "hazelcast.heartbeat.interval.seconds, 5, 1",
        "hazelcast.merge.first.run.delay.seconds, 300, 10",
        "hazelcast.merge.next.run.delay.seconds, 120, 10",
        "hazelcast.operation.call.timeout.millis, 60000, 5000",
        "hazelcast.shutdownhook.enabled, true, false"
    })
    void warnsOfWhatIsLeftAsHazelcastHasItAndNamesTheValue(String property, String left, String better) {
        config.getProperties().remove(property);

        assertThat(warnings())
                .singleElement()
                .asString()
                .startsWith(property + " is " + left + ": ")
                .contains("Set it to " + better);
    }

    @Test
    void readsAPropertyOfTheSystemWhereTheConfigurationSaysNothing() {
        var property = "hazelcast.max.no.heartbeat.seconds";
        config.getProperties().remove(property);
        System.setProperty(property, "12");
        try {
            assertThat(warnings()).isEmpty();
        } finally {
            System.clearProperty(property);
        }
    }

    @Test
    void warnsOfAllThatHazelcastStartsWithAndThePageExplainsIt() {
        var page = read("hazelcast.md");

        assertThat(warnings(new Config())).hasSize(7);
        assertThat(Patience.ALL).allSatisfy(patience -> assertThat(page)
                .contains("| `%s` | %s | %s |"
                        .formatted(
                                patience.property().getName(),
                                patience.property().getDefaultValue(),
                                patience.better())));
    }

    @Nested
    @DisplayName("of a lease that sessions end with")
    class OfTheLease {

        @Test
        void warnsOfOneThatEndsBeforeAHungMemberIsGivenUpAndThePageSaysSo() {
            assertThat(review(config).underFailClosed(Duration.ofSeconds(1)))
                    .singleElement()
                    .asString()
                    .startsWith("hazelcast.max.no.heartbeat.seconds is 10, and single-session.node.lease is 15s: ")
                    .contains("Set hazelcast.max.no.heartbeat.seconds to 6, or ");
            assertThat(read("hazelcast.md")).contains("with the default lease of 15 s, 6 is better");
        }

        @Test
        void takesWhatHazelcastStartsWithWhereNothingIsSet() {
            assertThat(review(new Config()).underFailClosed(Duration.ofSeconds(1)))
                    .singleElement()
                    .asString()
                    .startsWith("hazelcast.max.no.heartbeat.seconds is 60, and ");
        }

        @Test
        void saysNothingWhereItOutlastsThat() {
            config.setProperty("hazelcast.max.no.heartbeat.seconds", "6");

            assertThat(review(config).underFailClosed(Duration.ofSeconds(1))).isEmpty();
        }
    }

    @Nested
    @DisplayName("of how members find each other")
    class OfJoining {

        @Test
        void warnsOfMulticast() {
            config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(true);

            assertOneWarningWith("find each other by multicast", "hazelcast.network.join.multicast.enabled");
        }

        @Test
        void warnsOfAutoDetection() {
            config.setNetworkConfig(new Config().getNetworkConfig());

            assertOneWarningWith("find each other by auto-detection", "hazelcast.network.join.tcp-ip.member-list");
        }

        @Test
        void looksAtTheAdvancedNetworkWhereThatIsTheOne() {
            config.getAdvancedNetworkConfig().setEnabled(true);

            assertOneWarningWith("find each other by auto-detection");
        }
    }

    @Nested
    @DisplayName("of a map that the application configured")
    class OfAMap {

        private final MapConfig slots = AskedMap.slots(HazelcastOptions.DEFAULT);
        private final MapConfig register = AskedMap.register(HazelcastOptions.DEFAULT);

        @Test
        void saysNothingWhereNothingIsLost() {
            config.addMapConfig(slots.setBackupCount(2)).addMapConfig(register);

            assertThat(warnings()).isEmpty();
        }

        @Test
        void saysNothingOfTheMapsOnThePage() {
            var page = deployment(blockOfThePage());
            page.getMapConfigs().values().forEach(config::addMapConfig);

            assertThat(config.findMapConfig(slots.getName()).getBackupCount()).isEqualTo(2);
            assertThat(config.findMapConfig(register.getName()).getBackupCount())
                    .isEqualTo(2);
            assertThat(warnings()).isEmpty();
        }

        @Test
        void warnsOfNoBackup() {
            config.addMapConfig(register.setBackupCount(0));

            assertOneWarningWith("The map single-session.register has the backup-count 0", "Set it to 1");
        }

        @Test
        void warnsOfWhatThrowsSessionsOut() {
            config.addMapConfig(slots.setMaxIdleSeconds(60));
            assertOneWarningWith("eviction-policy NONE, max-idle-seconds 60 and time-to-live-seconds 0");

            config.addMapConfig(slots.setMaxIdleSeconds(0).setTimeToLiveSeconds(60));
            assertOneWarningWith("eviction-policy NONE, max-idle-seconds 0 and time-to-live-seconds 60");

            slots.setTimeToLiveSeconds(0).getEvictionConfig().setEvictionPolicy(EvictionPolicy.LRU);
            config.addMapConfig(slots);
            assertOneWarningWith("eviction-policy LRU", "Set them to NONE, 0 and 0");
        }

        @Test
        void warnsOfAForeignMergePolicy() {
            config.addMapConfig(slots.setMergePolicyConfig(new MergePolicyConfig()));

            assertOneWarningWith("PutIfAbsentMergePolicy", "Set it to " + SlotMergePolicy.class.getName());
        }

        @Test
        void seesAPatternThatMeansItToo() {
            config.addMapConfig(new MapConfig("single-session.*").setBackupCount(0));

            assertThat(warnings())
                    .hasSize(4)
                    .anyMatch(warning -> warning.startsWith("The map single-session.slots has the backup-count 0"))
                    .anyMatch(warning -> warning.startsWith("The map single-session.register has the backup-count 0"));
        }

        @Test
        void leavesTheDefaultOfTheApplicationAlone() {
            config.getMapConfig("default").setBackupCount(0).setMaxIdleSeconds(60);

            assertThat(warnings()).isEmpty();
        }
    }

    private void assertOneWarningWith(String... texts) {
        assertThat(warnings()).singleElement().asString().contains(texts);
    }

    private List<String> warnings() {
        return warnings(config);
    }

    private static List<String> warnings(Config config) {
        return review(config).warnings();
    }

    private static HazelcastReview review(Config config) {
        return new HazelcastReview(memberWith(config), HazelcastOptions.DEFAULT);
    }

    /** No member is started: it is about what it was told. */
    private static HazelcastInstance memberWith(Config config) {
        return (HazelcastInstance) Proxy.newProxyInstance(
                HazelcastReviewTest.class.getClassLoader(),
                new Class<?>[] {HazelcastInstance.class},
                (proxy, method, arguments) -> config);
    }

    private static Config deployment() {
        return deployment(read("deployment/hazelcast.yaml"));
    }

    private static Config deployment(String yaml) {
        return new YamlConfigBuilder(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))).build();
    }

    private static String blockOfThePage() {
        var begin = "```yaml\n";
        var page = read("hazelcast.md");
        int start = page.indexOf(begin) + begin.length();
        return page.substring(start, page.indexOf("```", start));
    }

    private static String read(String doc) {
        try {
            return Files.readString(Path.of("..", "docs").resolve(doc));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
