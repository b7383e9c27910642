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

    private ClaimText() {}

    static String write(SessionClaim claim) {
        var who = claim.claimant();
        var rule = claim.rule();
        return line(
                        claim.deadline() == SessionClaim.NO_DEADLINE ? "" : Long.toString(claim.deadline()),
                        who.sessionId(),
                        who.node().value(),
                        who.client() == null ? "" : who.client().value(),
                        who.connection() == null ? "" : who.connection())
                + line(
                        rule.policy().name(),
                        Integer.toString(rule.limit()),
                        Boolean.toString(rule.takeoverOnRequest()),
                        Integer.toString(rule.takeoverLimit().max()),
                        micros(rule.takeoverLimit().window()))
                + kind(claim.kind())
                + nodes(claim.nodes().suspected())
                + nodes(claim.nodes().dead());
    }

    static SessionClaim read(SessionKey key, Fields fields) {
        var deadline = fields.next();
        var claimant = claimant(fields);
        var rule = rule(fields);
        var kind = kind(fields);
        return new SessionClaim(
                key,
                claimant,
                rule,
                kind,
                deadline.isEmpty() ? SessionClaim.NO_DEADLINE : Long.parseLong(deadline),
                view(nodes(fields.rest()), nodes(fields.rest())));
    }

    private static Claimant claimant(Fields fields) {
        var sessionId = fields.next();
        var node = new NodeId(fields.next());
        var client = fields.next();
        var connection = fields.rest();
        return new Claimant(
                sessionId,
                node,
                client.isEmpty() ? null : new ClientHash(client),
                connection.isEmpty() ? null : connection);
    }

    private static SessionRule rule(Fields fields) {
        var policy = ConflictPolicy.valueOf(fields.next());
        int limit = Integer.parseInt(fields.next());
        boolean takeoverOnRequest = Boolean.parseBoolean(fields.next());
        int max = Integer.parseInt(fields.next());
        var window = duration(fields);
        fields.nextLine();
        return new SessionRule(policy, limit, takeoverOnRequest, new TakeoverLimit(max, window));
    }

    private static String kind(ClaimKind kind) {
        if (kind instanceof ClaimKind.Reserve reserve) {
            return line("reserve", micros(reserve.hold()), Boolean.toString(reserve.extend()));
        }
        if (kind instanceof ClaimKind.Reclaim reclaim) {
            return line("reclaim", Long.toString(reclaim.formerToken()), Long.toString(reclaim.formerSince()));
        }
        return line("connect", Boolean.toString(kind instanceof ClaimKind.Connect connect && connect.takeover()));
    }

    private static ClaimKind kind(Fields fields) {
        ClaimKind kind =
                switch (fields.next()) {
                    case "reserve" -> new ClaimKind.Reserve(duration(fields), Boolean.parseBoolean(fields.next()));
                    case "reclaim" -> new ClaimKind.Reclaim(fields.number(), fields.number());
                    default -> new ClaimKind.Connect(Boolean.parseBoolean(fields.next()));
                };
        fields.nextLine();
        return kind;
    }

    private static NodeView view(Set<NodeId> suspected, Set<NodeId> dead) {
        return suspected.isEmpty() && dead.isEmpty() ? NodeView.ALL_WELL : new NodeView(suspected, dead);
    }

    private static String nodes(Set<NodeId> nodes) {
        return nodes.isEmpty() ? "\n" : nodes.stream().map(NodeId::value).collect(Collectors.joining(",", "", "\n"));
    }

    private static Set<NodeId> nodes(String line) {
        return line.isEmpty()
                ? Set.of()
                : Arrays.stream(line.split(",", -1)).map(NodeId::new).collect(Collectors.toUnmodifiableSet());
    }

    private static String line(String... fields) {
        return String.join("|", fields) + "\n";
    }

    private static String micros(Duration duration) {
        return Long.toString(duration.toNanos() / 1_000);
    }

    private static Duration duration(Fields fields) {
        return Duration.of(fields.number(), ChronoUnit.MICROS);
    }
}
