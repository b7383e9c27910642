// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import io.github.singlesession.sample.QuizApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastConfigCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The profile hazelcast: two instances on one machine, and one browser that is signed in at both. */
@ExtendWith(ChromiumCondition.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoInstancesStoryTest {

    private static final String CLUSTER =
            "quiz-story-" + ProcessHandle.current().pid();

    private final int northPort = freePort();
    private final int southPort = freePort();
    private final ConfigurableApplicationContext north = start(northPort);
    private final ConfigurableApplicationContext south = start(southPort);
    private final Browser atNorth = new Browser(profile(), northPort);
    private final Browser atSouth = atNorth.at(southPort);

    @AfterAll
    void stop() {
        atNorth.close();
        south.close();
        north.close();
    }

    @Test
    void askWhichOneGoesOnAndMoveTheGameThere() {
        assertThat(north.getBean(HazelcastInstance.class).getCluster().getMembers())
                .hasSize(2);
        var first = atNorth.play("alice");
        first.click("start");
        Story.awaitQuestion(first, 1);

        var second = atSouth.open("alice");
        second.awaitScreen("sign-in");
        second.click("account-alice");
        second.awaitScreen("refused");
        second.click("use-here");

        second.awaitScreen("room");
        first.awaitScreen("elsewhere");
        Story.staysAway(first);

        first.click("take-back");

        first.awaitScreen("room");
        second.awaitScreen("elsewhere");
    }

    private static ConfigurableApplicationContext start(int port) {
        return new SpringApplicationBuilder(QuizApplication.class, OwnCluster.class)
                .profiles("hazelcast")
                .run("--server.port=" + port, "--quiz.lobby-time=90s", "--quiz.question-time=90s");
    }

    /** The session cookie has the port in its name, so it has to be known before the start. */
    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path profile() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "chromium");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Apart from a sample that somebody runs on this machine. */
    @Configuration(proxyBeanMethods = false)
    static class OwnCluster {

        @Bean
        HazelcastConfigCustomizer clusterName() {
            return config -> config.setClusterName(CLUSTER);
        }
    }
}
