// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A Redis server on a port of 127.0.0.1 that was free, in a folder of its own, without persistence. It ends with the
 * test, and at the latest with the virtual machine.
 */
public final class RedisServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RedisVersion version;
    private final int port;
    private final Path folder;
    private final List<String> options;
    private @Nullable Process process;

    private RedisServer(RedisVersion version, int port, List<String> options) {
        this.version = version;
        this.port = port;
        this.options = options;
        try {
            this.folder = Files.createTempDirectory("single-session-redis");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /** Starts one with these options besides the usual ones. */
    public static RedisServer running(String... options) {
        return running(RedisVersion.V7_0, options);
    }

    /** Starts one of this version, with these options besides the usual ones. */
    public static RedisServer running(RedisVersion version, String... options) {
        var server = new RedisServer(version, freePort(), List.of(options));
        server.start();
        return server;
    }

    /** Returns one that is not started yet, but has its port. */
    public static RedisServer down(String... options) {
        return new RedisServer(RedisVersion.V7_0, freePort(), List.of(options));
    }

    /** Returns the one that all tests of this virtual machine may share: they keep apart by their keys. */
    public static RedisServer shared() {
        return Shared.SERVER;
    }

    public int port() {
        return port;
    }

    /** Starts it, again if it was killed, with these options besides, and waits until it answers. */
    public void start(String... more) {
        var command = new ArrayList<>(List.of(RedisBinary.of(version).toString()));
        // A file of settings stands ahead of all others.
        options.stream().filter(option -> option.endsWith(".conf")).forEach(command::add);
        command.addAll(List.of("--port", "" + port, "--bind", "127.0.0.1"));
        command.addAll(
                List.of("--dir", folder.toString(), "--save", "", "--appendonly", "no", "--logfile", "redis.log"));
        options.stream().filter(option -> !option.endsWith(".conf")).forEach(command::add);
        command.addAll(List.of(more));
        try {
            var started = new ProcessBuilder(command).redirectErrorStream(true).start();
            process = started;
            Awaitility.await("Redis on port " + port)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .atMost(PATIENCE)
                    .until(() -> !started.isAlive() || answers());
            if (!started.isAlive()) {
                throw new IllegalStateException("Redis " + version + " does not start on this machine: "
                        + new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns its process. */
    public ProcessHandle process() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process.toHandle();
    }

    /** From now on what it has outlives it, if it is started with {@code --appendonly yes}. */
    public void keepData() {
        ask("CONFIG SET appendonly yes");
        Awaitility.await("all of it written").atMost(PATIENCE).until(() -> ask("INFO persistence")
                .contains("aof_rewrite_in_progress:0\r\naof_rewrite_scheduled:0"));
    }

    /** Ends it at once, without a word to anybody. */
    public void kill() {
        if (process != null) {
            process.destroyForcibly();
            try {
                process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        kill();
    }

    private boolean answers() {
        try {
            return "+PONG".equals(ask("PING"));
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Asks it something, words with blanks in between; returns its answer, or the first line of it. */
    public String ask(String command) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            var line = answer.readLine();
            if (line == null || !line.startsWith("$")) {
                return String.valueOf(line);
            }
            var text = new char[Integer.parseInt(line.substring(1))];
            int read = 0;
            for (int more = 0; more >= 0 && read < text.length; read += more) {
                more = answer.read(text, read, text.length - read);
            }
            return new String(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final RedisServer SERVER = RedisServer.running();
    }
}
