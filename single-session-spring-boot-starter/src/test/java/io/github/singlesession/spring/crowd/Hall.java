// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.crowd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The process in which the members of a crowd live, all on one thread and one selector. It is told by lines on standard
 * input what to do, and says on standard output when that is done, or why it failed. It needs nothing but the JDK.
 */
final class Hall {

    /** How many come in at once: less than what a server's backlog takes. */
    private static final int DOOR = 64;

    private final int port;
    private final Selector selector = Selector.open();
    private final Queue<String> orders = new ConcurrentLinkedQueue<>();
    private final List<Member> members = new ArrayList<>();
    private int expected;
    private int inside;
    private int pingsWanted;
    private int pingedEnough;
    private long pings;

    private Hall(int port) throws IOException {
        this.port = port;
    }

    /**
     * Runs until standard input ends.
     *
     * @param args the server's port on 127.0.0.1
     */
    public static void main(String[] args) throws IOException {
        var hall = new Hall(Integer.parseInt(args[0]));
        var listener = new Thread(hall::listen, "orders");
        listener.setDaemon(true);
        listener.start();
        hall.run();
    }

    void entered() throws IOException {
        inside++;
        letIn();
        if (inside == expected) {
            say("connected");
        }
    }

    void pinged(int times) {
        pings++;
        if (times == pingsWanted && ++pingedEnough == members.size()) {
            pingsWanted = 0;
            say("pinged");
        }
    }

    void left() {
        if (--inside == 0) {
            members.clear();
            say("left");
        }
    }

    private void run() throws IOException {
        var buffer = ByteBuffer.allocateDirect(16 * 1024);
        while (true) {
            selector.select();
            for (var order = orders.poll(); order != null; order = orders.poll()) {
                obey(order.split(" "));
            }
            for (var key : selector.selectedKeys()) {
                if (key.isValid()) {
                    ((Member) key.attachment()).ready(key, buffer);
                }
            }
            selector.selectedKeys().clear();
        }
    }

    private void obey(String[] order) throws IOException {
        switch (order[0]) {
            case "connect" -> {
                expected = members.size() + Integer.parseInt(order[1]);
                letIn();
            }
            case "ping" -> {
                members.forEach(Member::forgetPings);
                pingedEnough = 0;
                pingsWanted = Integer.parseInt(order[1]);
            }
            case "count" -> say(String.valueOf(pings));
            case "leave" -> {
                for (var member : List.copyOf(members)) {
                    member.leave();
                }
            }
            default -> throw new IOException(String.join(" ", order));
        }
    }

    private void letIn() throws IOException {
        while (members.size() < expected && members.size() - inside < DOOR) {
            members.add(new Member(this, members.size(), port, selector));
        }
    }

    private void listen() {
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                orders.add(line);
                selector.wakeup();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void say(String word) {
        System.out.println(word);
        System.out.flush();
    }
}
