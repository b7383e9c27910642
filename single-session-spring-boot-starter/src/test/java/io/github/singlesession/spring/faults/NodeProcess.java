// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A {@link ScoringApp} in a process of its own, at a port of 127.0.0.1 that it keeps when it is started again. */
final class NodeProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Starts fast and stays small: several of them run beside the tests. */
    private static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xmx256m");

    private final int port = freePort();
    private final Path folder;
    private final List<String> arguments;
    private @Nullable Process process;
    private int starts;

    /** Creates one that is not started yet, with properties, {@code name=value}. */
    NodeProcess(String name, List<String> properties) {
        try {
            folder = Files.createTempDirectory("single-session-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        arguments = Stream.concat(
                        Stream.of(
                                "server.address=127.0.0.1",
                                "server.port=" + port,
                                "spring.main.banner-mode=off",
                                "single-session.node.name=" + name,
                                ScoringApp.SCORES + "=" + scores()),
                        properties.stream())
                .map("--"::concat)
                .toList();
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    URI at(String path) {
        return URI.create("ws://127.0.0.1:" + port + path);
    }

    URI page(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Where its scores are. */
    Path scores() {
        return folder.resolve("scores.txt");
    }

    /** Starts it, and does not wait. */
    NodeProcess launch() {
        var command = new ArrayList<>(JAVA);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ScoringApp.class.getName()));
        command.addAll(arguments);
        starts++;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log().toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Waits until it lets connections in. */
    NodeProcess awaitStarted() {
        await("a node, see " + log())
                .pollInterval(Duration.ofMillis(100))
                .atMost(PATIENCE)
                .until(() -> !runs() || Files.readString(log()).contains("Started ScoringApp"));
        if (!runs()) {
            throw new IllegalStateException("did not start, see " + log());
        }
        return this;
    }

    /** Ends it at once. */
    void kill() {
        if (process != null) {
            process.destroyForcibly();
            awaitEnd();
        }
    }

    /** Asks it to leave, and waits until it has. */
    void leave() {
        if (process != null) {
            process.destroy();
            awaitEnd();
        }
    }

    /** It stands still from now on, as where a machine is suspended. */
    void standStill() {
        Signal.STOP.send(handle());
    }

    void goOn() {
        Signal.CONT.send(handle());
    }

    private ProcessHandle handle() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process.toHandle();
    }

    private void awaitEnd() {
        try {
            if (process != null && !process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("does not end, see " + log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean runs() {
        return process != null && process.isAlive();
    }

    private Path log() {
        return folder.resolve("log-" + starts + ".txt");
    }

    /** Returns a port of 127.0.0.1 that nobody listens at. */
    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
