// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import static io.github.singlesession.spring.docs.DeploymentFile.COMPOSE;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code docs/deployment} sets fits what the library does: no engine runs here, but the numbers are held. */
@DisplayName("the deployment on the page")
class DeploymentTest {

    private final Duration drain = LibraryDefault.of("single-session.drain.timeout");
    private final Duration pingInterval = LibraryDefault.of("single-session.ping.interval");
    private final Duration lease = LibraryDefault.of("single-session.node.lease");

    @ParameterizedTest
    @EnumSource(DeploymentFile.class)
    void leavesTheLibrarysTimingAsItIs(DeploymentFile file) {
        assertThat(file.environment()).isNotEmpty();
        assertThat(file.environment().keySet()).noneMatch(name -> name.matches("SINGLE_?SESSION.*|SPRING_LIFECYCLE.*"));
    }

    @ParameterizedTest
    @EnumSource(DeploymentFile.class)
    void runsTheSampleOverRedis(DeploymentFile file) {
        assertThat(file.environment())
                .containsEntry("SPRING_PROFILES_ACTIVE", "redis")
                .containsEntry("SERVER_ADDRESS", "0.0.0.0")
                .containsEntry("SERVER_FORWARD_HEADERS_STRATEGY", "framework")
                .containsKey("SPRING_DATA_REDIS_HOST");
    }

    @ParameterizedTest
    @EnumSource(DeploymentFile.class)
    void namesTheVersionOfEachImage(DeploymentFile file) {
        assertThat(file.images()).isNotEmpty().allMatch(image -> image.matches("[^:]+:\\d+[\\w.-]+"));
    }

    @ParameterizedTest
    @EnumSource(DeploymentFile.class)
    void showsNoPassword(DeploymentFile file) {
        assertThat(file.environment().entrySet())
                .filteredOn(variable -> variable.getKey().matches(".*(PASSWORD|SECRET|TOKEN|CREDENTIAL).*"))
                .allSatisfy(variable -> assertThat(variable.getValue()).isInstanceOf(DeploymentFile.Secret.class));
        assertThat(file.text()).doesNotContain("requirepass", "kind: Secret");
    }

    @Nested
    @DisplayName("with compose")
    class WithCompose {

        private final List<Yaml> nodes = COMPOSE.nodes();

        @Test
        void hasTwoNodesThatOperatorsCanTellApart() {
            assertThat(nodes).hasSizeGreaterThanOrEqualTo(2);
            assertThat(nodes.stream().map(node -> node.text("hostname")).collect(toSet()))
                    .hasSameSizeAs(nodes);
        }

        @Test
        void lastsUntilANodeHasLeft() {
            assertThat(nodes).allSatisfy(node -> assertThat(node.duration("stop_grace_period"))
                    .isGreaterThan(drain.plus(LibraryDefault.SHUTDOWN_PHASE)));
        }

        @Test
        void letsRedisThrowNothingOut() {
            assertThat(COMPOSE.document().at("services.redis.command").texts())
                    .containsSubsequence("--maxmemory-policy", "noeviction");
        }

        @Test
        void leadsNginxToEachNode() {
            var hosts = COMPOSE.document().at("services.nginx.extra_hosts").texts();

            assertThat(nodes).allSatisfy(node -> {
                var name = node.text("hostname");
                assertThat(hosts).contains(name + ":" + node.text("networks.quiz.ipv4_address"));
                assertThat(NginxConf.read().servers()).contains(name + ":8080");
            });
        }
    }

    @Nested
    @DisplayName("behind nginx")
    class BehindNginx {

        private final NginxConf nginx = NginxConf.read();

        @Test
        void cutsNobodyOffForAPauseThatANodeSurvives() {
            assertThat(nginx.duration("proxy_read_timeout")).isGreaterThan(pingInterval.plus(lease));
        }

        @Test
        void givesUpOnADeadNodeBeforeItsLeaseIsOver() {
            assertThat(nginx.duration("proxy_connect_timeout")).isLessThan(lease);
            assertThat(nginx.value("proxy_next_upstream")).contains("error", "timeout");
        }

        @Test
        void opensWebSocketsAndSaysWhereTheyCameFrom() {
            assertThat(nginx.values("proxy_set_header"))
                    .contains(
                            "Upgrade $http_upgrade",
                            "Connection $connection_upgrade",
                            "Host $http_host",
                            "X-Forwarded-Host $http_host",
                            "X-Forwarded-Proto $scheme");
            assertThat(nginx.value("proxy_http_version")).isEqualTo("1.1");
        }

        @Test
        void hasNoStickiness() {
            assertThat(nginx.text()).doesNotContainPattern("(?m)^\\s*(ip_hash|hash|sticky)\\b");
        }
    }
}
