// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A STOMP frame, with the header lines as they stand on the wire: in their order, nothing unescaped.
 *
 * @param headers {@code name:value}
 */
record StompFrame(String command, List<String> headers, String body) {

    private static final String NUL = "\0";

    static StompFrame of(String command, String... headers) {
        return new StompFrame(command, List.of(headers), "");
    }

    static StompFrame connect(String... headers) {
        return of("CONNECT", "accept-version:1.2,1.1,1.0", "host:localhost", "heart-beat:0,0")
                .plus(headers);
    }

    static StompFrame send(String destination, String body) {
        return new StompFrame("SEND", List.of("destination:" + destination), body);
    }

    static StompFrame subscribe(String id, String destination) {
        return of("SUBSCRIBE", "id:" + id, "destination:" + destination);
    }

    /** Reads a message that must hold one frame, and nothing behind it. */
    static StompFrame parse(String text) {
        int head = text.indexOf("\n\n");
        if (head < 0 || text.indexOf(NUL) != text.length() - 1) {
            throw new AssertionError("not one STOMP frame: " + text);
        }
        var lines = List.of(text.substring(0, head).split("\n", -1));
        var body = text.substring(head + 2, text.length() - 1);
        var frame = new StompFrame(lines.get(0), lines.subList(1, lines.size()), body);
        frame.checkContentLength();
        return frame;
    }

    StompFrame plus(String... more) {
        var all = new ArrayList<>(headers);
        all.addAll(List.of(more));
        return new StompFrame(command, all, body);
    }

    /** The value of the one header of this name. */
    String header(String name) {
        var values = values(name);
        if (values.size() != 1) {
            throw new AssertionError(values.size() + " headers " + name + " in " + this);
        }
        return values.get(0);
    }

    List<String> values(String name) {
        return headers.stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1))
                .toList();
    }

    /** The frame as it goes over the wire, with its NUL. */
    String text() {
        var text = new StringBuilder(command).append('\n');
        headers.forEach(line -> text.append(line).append('\n'));
        return text.append('\n').append(body).append(NUL).toString();
    }

    private void checkContentLength() {
        for (var length : values("content-length")) {
            if (!length.equals(String.valueOf(body.getBytes(StandardCharsets.UTF_8).length))) {
                throw new AssertionError("content-length is wrong in " + this);
            }
        }
    }
}
