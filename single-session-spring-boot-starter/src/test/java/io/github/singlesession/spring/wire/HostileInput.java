// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a hostile client sends: frames off the protocol, headers off the contract, the same for the same seed. */
final class HostileInput {

    private static final List<String> COMMANDS = List.of(
            "CONNECT",
            "STOMP",
            "SEND",
            "SUBSCRIBE",
            "UNSUBSCRIBE",
            "ACK",
            "NACK",
            "BEGIN",
            "COMMIT",
            "ABORT",
            "DISCONNECT",
            "CONNECTED",
            "MESSAGE",
            "ERROR",
            "RECEIPT",
            "connect",
            "NONSENSE",
            "");

    private static final List<String> NAMES = List.of(
            "single-session-client",
            "single-session-takeover",
            "accept-version",
            "heart-beat",
            "login",
            "receipt",
            "content-length",
            "content-type",
            "destination",
            "id",
            "subscription",
            "transaction",
            "simpSessionId",
            "");

    private static final List<String> VALUES = List.of(
            "",
            "true",
            "TRUE",
            "short",
            "0123456789abcdef",
            "1.2",
            "0,0",
            "-1,9999999999999",
            "99999999999999999999",
            "-1",
            "a:b",
            "\\c\\n\\r\\\\",
            "\\t",
            "\\",
            "%00%zz%",
            "/app/echo",
            "\u0001\u0007\u001b[2J",
            "\u2028\u202e\ud83d\ude00",
            "null");

    /** Well-formed all of them: Tomcat itself fails on others. */
    private static final List<String> QUERIES = List.of(
            "",
            "?single-session-client",
            "?single-session-client=&single-session-client=0123456789abcdef",
            "?single-session-client=%25zz%2e%00",
            "?single-session-takeover=%c3%a9&x",
            "?single-session-takeover=true&single-session-takeover=true",
            "?Single-Session-Client=short",
            "?single-session-client=0123456789abcdef?");

    private final Random random;

    HostileInput(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    /** A CONNECT, good for its subject now and then. */
    String connect() {
        return frame(oneIn(8) ? "STOMP" : "CONNECT");
    }

    /** Frames in any order. */
    String frames() {
        return IntStream.rangeClosed(0, number(6))
                .mapToObj(i -> oneIn(4) ? "\n" : frame(any(COMMANDS)))
                .collect(Collectors.joining());
    }

    private String frame(String command) {
        var newline = oneIn(6) ? "\r\n" : "\n";
        var lines = new ArrayList<String>(List.of(command));
        IntStream.range(0, number(6)).forEach(i -> lines.add(header()));
        var end = oneIn(8) ? "" : "\0";
        return String.join(newline, lines) + newline + newline + (oneIn(3) ? value() : "") + end;
    }

    private String header() {
        return any(NAMES) + (oneIn(20) ? "" : ":") + value();
    }

    String value() {
        return switch (number(24)) {
            case 0 -> "x".repeat(number(300));
            case 1 -> "x".repeat(70_000);
            case 2 ->
                Stream.generate(() -> Character.toString(1 + number(0xD7FE)))
                        .limit(number(20))
                        .collect(Collectors.joining());
            default -> any(VALUES);
        };
    }

    /** A header line of a handshake. */
    String handshakeHeader() {
        var name = oneIn(4) ? "single-session-takeover" : "single-session-client";
        return name + ": " + (oneIn(60) ? "x".repeat(20_000) : value()).replaceAll("[\\r\\n\\x00]|x{9000,}", "");
    }

    /** The query of a handshake. */
    String query() {
        return any(QUERIES);
    }

    /** The same text, cut into parts. */
    String[] cut(String text) {
        int at = text.isEmpty() ? 0 : number(text.length());
        return new String[] {text.substring(0, at), text.substring(at)};
    }

    byte[] bytes() {
        var bytes = new byte[number(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private String any(List<String> values) {
        return values.get(number(values.size()));
    }
}
