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
import org.jspecify.annotations.Nullable;

/**
 * The text form of a claim, without its key, on five lines. Times are microseconds.
 *
 * <pre>{@code
 * <deadline, empty without one>|<session id>|<node>|<client>|<connection>
 * <policy>|<limit>|<takeover on request>|<budget>|<its window>
 * takeover, or nothing   or     reserve|<hold>|<extend>     or     reclaim|<former token>|<former since>
 * <node that is suspected>,...
 * <node that is dead>,...
 * }</pre>
 *
 * <p>No field needs escaping: a connection's name is visible ASCII, and the one field that may have a bar is last.
 */
final class ClaimText {

    private ClaimText() {}

    /** Appends a claim to a text, and returns that. */
    static StringBuilder write(SessionClaim claim, StringBuilder text) {
        if (claim.deadline() != SessionClaim.NO_DEADLINE) {
            text.append(claim.deadline());
        }
        var who = claim.claimant();
        text.append('|').append(who.sessionId()).append('|').append(who.node().value());
        text.append('|').append(who.client() == null ? "" : who.client().value());
        text.append('|').append(who.connection() == null ? "" : who.connection());
        var rule = claim.rule();
        var budget = rule.takeoverLimit();
        text.append('\n').append(rule.policy()).append('|').append(rule.limit());
        text.append('|').append(rule.takeoverOnRequest());
        text.append('|').append(budget.max()).append('|').append(micros(budget.window()));
        kind(claim.kind(), text.append('\n'));
        nodes(claim.nodes().suspected(), text.append('\n'));
        nodes(claim.nodes().dead(), text.append('\n'));
        return text.append('\n');
    }

    /** Reads a claim; null for one of a kind that this release does not know. */
    static @Nullable SessionClaim read(SessionKey key, Fields fields) {
        var deadline = fields.next();
        var claimant = claimant(fields);
        var rule = rule(fields);
        var kind = kind(fields);
        if (kind == null) {
            return null;
        }
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
        int limit = Math.toIntExact(fields.number());
        boolean takeoverOnRequest = Boolean.parseBoolean(fields.next());
        int max = Math.toIntExact(fields.number());
        var window = duration(fields);
        fields.nextLine();
        return new SessionRule(policy, limit, takeoverOnRequest, new TakeoverLimit(max, window));
    }

    private static void kind(ClaimKind kind, StringBuilder text) {
        if (kind instanceof ClaimKind.Reserve reserve) {
            text.append("reserve|").append(micros(reserve.hold())).append('|').append(reserve.extend());
        } else if (kind instanceof ClaimKind.Reclaim reclaim) {
            text.append("reclaim|").append(reclaim.formerToken()).append('|').append(reclaim.formerSince());
        } else if (kind instanceof ClaimKind.Connect connect && connect.takeover()) {
            text.append("takeover");
        }
    }

    private static @Nullable ClaimKind kind(Fields fields) {
        ClaimKind kind =
                switch (fields.next()) {
                    case "" -> new ClaimKind.Connect(false);
                    case "takeover" -> new ClaimKind.Connect(true);
                    case "reserve" -> new ClaimKind.Reserve(duration(fields), Boolean.parseBoolean(fields.next()));
                    case "reclaim" -> new ClaimKind.Reclaim(fields.number(), fields.number());
                    default -> null;
                };
        fields.nextLine();
        return kind;
    }

    private static NodeView view(Set<NodeId> suspected, Set<NodeId> dead) {
        return suspected.isEmpty() && dead.isEmpty() ? NodeView.ALL_WELL : new NodeView(suspected, dead);
    }

    private static void nodes(Set<NodeId> nodes, StringBuilder text) {
        if (!nodes.isEmpty()) {
            text.append(nodes.stream().map(NodeId::value).collect(Collectors.joining(",")));
        }
    }

    private static Set<NodeId> nodes(String line) {
        return line.isEmpty()
                ? Set.of()
                : Arrays.stream(line.split(",", -1)).map(NodeId::new).collect(Collectors.toUnmodifiableSet());
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    private static Duration duration(Fields fields) {
        return Duration.of(fields.number(), ChronoUnit.MICROS);
    }
}
