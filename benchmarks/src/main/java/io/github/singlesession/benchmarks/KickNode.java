// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import io.github.singlesession.spring.crowd.CrowdServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An application in a virtual machine of its own, in which the newer of two sessions wins. It ends with its parent. */
public final class KickNode implements AutoCloseable {

    private static final String READY = "port ";

    private static final long PATIENCE_SECONDS = 20;

    private final Process process;

    private KickNode(Process process) {
        this.process = process;
    }

    /** Starts a process with an application that has its sessions in the Redis at this port. */
    static KickNode start(int redisPort) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KickNode.class.getName(),
                        "" + redisPort)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            return new KickNode(command.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the application has started, and returns its port. */
    int awaitPort() {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                .lines()
                .filter(line -> line.startsWith(READY))
                .map(line -> Integer.parseInt(line.substring(READY.length())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a node did not start"));
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts the application here. */
    static CrowdServer application(int redisPort) {
        return CrowdServer.start(
                "spring.data.redis.host=127.0.0.1",
                "spring.data.redis.port=" + redisPort,
                "single-session.store=redis",
                "single-session.policy=kick-old",
                "single-session.drain.spread=0s");
    }

    /**
     * Runs the application until its parent closes what it reads from, or is gone.
     *
     * @param args the port of Redis
     */
    public static void main(String[] args) throws IOException {
        try (var server = application(Integer.parseInt(args[0]))) {
            System.out.println(READY + server.port());
            while (System.in.read() >= 0) {}
        }
    }
}
