// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.Claimant;
import io.github.singlesession.ClientHash;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeView;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionRule;
import io.github.singlesession.TakeoverLimit;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The text form of a claim, without its key, on five lines. Times are microseconds.
 *
 * <pre>{@code
 * <deadline, empty without one>|<session id>|<node>|<client>|<connection>
 * <policy>|<limit>|<takeover on request>|<budget>|<its window>
 * connect|<takeover>     or     reserve|<hold>|<extend>     or     reclaim|<former token>|<former since>
 * <node that is suspected>,...
 * <node that is dead>,...
 * }</pre>
 *
 * <p>No field needs escaping: a connection's name is visible ASCII, and the one field that may have a bar is last.
 */
final class ClaimText {

    private static final int WHO_FIELDS = 5;

    private ClaimText() {}

    static String write(SessionClaim claim) {
        var who = claim.claimant();
        var rule = claim.rule();
        return line(
                        claim.deadline() == SessionClaim.NO_DEADLINE ? "" : claim.deadline(),
                        who.sessionId(),
                        who.node(),
                        who.client() == null ? "" : who.client().value(),
                        who.connection() == null ? "" : who.connection())
                + line(
                        rule.policy(),
                        rule.limit(),
                        rule.takeoverOnRequest(),
                        rule.takeoverLimit().max(),
                        micros(rule.takeoverLimit().window()))
                + kind(claim.kind())
                + nodes(claim.nodes().suspected())
                + nodes(claim.nodes().dead());
    }

    static SessionClaim read(SessionKey key, String text) {
        var lines = text.split("\n", -1);
        var who = lines[0].split("\\|", WHO_FIELDS);
        var claimant = new Claimant(
                who[1],
                new NodeId(who[2]),
                who[3].isEmpty() ? null : new ClientHash(who[3]),
                who[4].isEmpty() ? null : who[4]);
        return new SessionClaim(
                key,
                claimant,
                rule(text),
                kind(lines[2].split("\\|", -1)),
                who[0].isEmpty() ? SessionClaim.NO_DEADLINE : Long.parseLong(who[0]),
                view(nodes(lines[3]), nodes(lines[4])));
    }

    /** Reads no more of a claim than its rule. */
    static SessionRule rule(String text) {
        var fields = text.split("\n", -1)[1].split("\\|", -1);
        return new SessionRule(
                ConflictPolicy.valueOf(fields[0]),
                Integer.parseInt(fields[1]),
                Boolean.parseBoolean(fields[2]),
                new TakeoverLimit(Integer.parseInt(fields[3]), duration(fields[4])));
    }

    private static String kind(ClaimKind kind) {
        if (kind instanceof ClaimKind.Reserve reserve) {
            return line("reserve", micros(reserve.hold()), reserve.extend());
        }
        if (kind instanceof ClaimKind.Reclaim reclaim) {
            return line("reclaim", reclaim.formerToken(), reclaim.formerSince());
        }
        return line("connect", kind instanceof ClaimKind.Connect connect && connect.takeover());
    }

    private static ClaimKind kind(String[] fields) {
        return switch (fields[0]) {
            case "reserve" -> new ClaimKind.Reserve(duration(fields[1]), Boolean.parseBoolean(fields[2]));
            case "reclaim" -> new ClaimKind.Reclaim(Long.parseLong(fields[1]), Long.parseLong(fields[2]));
            default -> new ClaimKind.Connect(Boolean.parseBoolean(fields[1]));
        };
    }

    private static NodeView view(Set<NodeId> suspected, Set<NodeId> dead) {
        return suspected.isEmpty() && dead.isEmpty() ? NodeView.ALL_WELL : new NodeView(suspected, dead);
    }

    private static String nodes(Set<NodeId> nodes) {
        return nodes.stream().map(NodeId::value).collect(Collectors.joining(",", "", "\n"));
    }

    private static Set<NodeId> nodes(String line) {
        return line.isEmpty()
                ? Set.of()
                : Arrays.stream(line.split(",", -1)).map(NodeId::new).collect(Collectors.toUnmodifiableSet());
    }

    private static String line(Object... fields) {
        return Arrays.stream(fields).map(String::valueOf).collect(Collectors.joining("|", "", "\n"));
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    private static Duration duration(String micros) {
        return Duration.of(Long.parseLong(micros), ChronoUnit.MICROS);
    }
}
