// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.crowd;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A crowd of STOMP clients, each a user of its own with one subscription, that answer pings. They live in a process of
 * their own, so that they take nothing of the heap and the processor time of the server's.
 */
public final class Crowd implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String END = "the process ended";

    private final Process process;
    private final Writer orders;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private Crowd(Process process) {
        this.process = process;
        this.orders = process.outputWriter(StandardCharsets.US_ASCII);
        var reader = new Thread(this::readAnswers, "crowd");
        reader.setDaemon(true);
        reader.start();
    }

    /** Returns a crowd without members, before a server at this port of 127.0.0.1. */
    public static Crowd before(int port) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try {
            var process = new ProcessBuilder(
                            java, "-Xmx256m", "-cp", classPath(), Hall.class.getName(), String.valueOf(port))
                    .redirectErrorStream(true)
                    .start();
            return new Crowd(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects so many more, and returns when the last one has its CONNECTED. */
    public void connect(int members) {
        ask("connect " + members, "connected");
    }

    /** Returns when each member has answered so many more pings. */
    public void awaitPings(int each) {
        ask("ping " + each, "pinged");
    }

    /** Returns how many pings were answered so far. */
    public long pings() {
        order("count");
        return Long.parseLong(answer());
    }

    /**
     * Leaves in four ways: with DISCONNECT, its receipt and close 1000; with close 1000 alone; with a FIN; with a RST.
     * Returns when every socket is closed.
     */
    public void leave() {
        ask("leave", "left");
    }

    @Override
    public void close() {
        process.destroy();
    }

    private void ask(String order, String expected) {
        order(order);
        var answer = answer();
        if (!answer.equals(expected)) {
            var all = new ArrayList<>(List.of(answer));
            answers.drainTo(all);
            throw new AssertionError(order + ": " + String.join("\n", all));
        }
    }

    private void order(String order) {
        try {
            orders.write(order + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(order + ": " + answers, e);
        }
    }

    private String answer() {
        try {
            var answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError("no answer of the crowd within " + PATIENCE);
            }
            return answer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void readAnswers() {
        try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            in.lines().forEach(answers::add);
        } catch (IOException | UncheckedIOException e) {
            answers.add(e.toString());
        } finally {
            answers.add(END);
        }
    }

    /** Where the classes of the crowd lie. */
    private static String classPath() {
        try {
            var location = Hall.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return new File(location).getPath();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
