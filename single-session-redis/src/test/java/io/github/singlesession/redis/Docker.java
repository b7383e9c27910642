// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/** Servers of versions that come as images alone. */
final class Docker {

    private static final int PORT = 6379;

    private Docker() {}

    /** Returns whether an engine answers; it is asked once. */
    static boolean answers() {
        return Asked.ANSWERS;
    }

    /** Starts a server, which ends with the virtual machine. */
    @SuppressWarnings("resource") // Testcontainers' own watchdog ends what its virtual machine left
    static RedisConfiguration running(String image) {
        var container = new GenericContainer<>(DockerImageName.parse(image)).withExposedPorts(PORT);
        container.start();
        return new RedisStandaloneConfiguration(container.getHost(), container.getMappedPort(PORT));
    }

    private static final class Asked {
        static final boolean ANSWERS = ask();

        private static boolean ask() {
            boolean answers = DockerClientFactory.instance().isDockerAvailable();
            System.out.println(
                    answers
                            ? "Docker answers: the contracts run on the images of newer versions as well"
                            : "No Docker here: the contracts run on the binaries of the class path alone");
            return answers;
        }
    }
}
