// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A Hazelcast whose members are the nodes themselves. They know each other by the near ends of lines, one to each member,
 * so all that they say to each other goes through these.
 */
final class LinedMembers implements NodeStore {

    private final List<Integer> ports;
    private final List<Line> lines;

    LinedMembers(int nodes) {
        ports = IntStream.range(0, nodes).mapToObj(i -> NodeProcess.freePort()).toList();
        lines = ports.stream().map(Line::new).toList();
    }

    /** Whatever one says to another is refused: each member is alone. */
    void cut() {
        lines.forEach(Line::cut);
    }

    /** Whatever one says to another is lost: each member is alone. */
    void fallSilent() {
        lines.forEach(Line::fallSilent);
    }

    /** They hear each other again. */
    void mend() {
        lines.forEach(Line::mend);
    }

    @Override
    public Stream<String> at(int node) {
        return Stream.of(
                "single-session.store=hazelcast",
                MemberConfiguration.PORT + "=" + ports.get(node),
                MemberConfiguration.KNOWN_AS + "=" + address(lines.get(node)),
                MemberConfiguration.MEMBERS + "="
                        + lines.stream().map(LinedMembers::address).collect(Collectors.joining(",")));
    }

    private static String address(Line line) {
        return "127.0.0.1:" + line.port();
    }

    @Override
    public void close() {
        lines.forEach(Line::close);
    }
}
