// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.Cluster;
import io.github.singlesession.Displacement;
import io.github.singlesession.Displacement.Cause;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.Notice;
import io.github.singlesession.Notice.Displaced;
import io.github.singlesession.Notice.Revoked;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.tck.Rumours.Rumour;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Registries that tell the wrong nodes, or something else than the truth. */
final class BrokenNotices {

    private BrokenNotices() {}

    static List<Breakage> all() {
        return List.of(
                telling("N1", "tells nobody of a takeover", (cluster, node, notice) -> {
                    if (!(notice instanceof Displaced)) {
                        tell(cluster, node, notice);
                    }
                }),
                displacing("N2", "calls every loss a displacement", told -> {
                    var loss = new Displacement(told.displacement().lease(), Cause.DISPLACED);
                    return new Displaced(loss, told.successor(), told.remaining());
                }),
                displacing(
                        "N3",
                        "tells that the newcomer holds alone",
                        told -> new Displaced(told.displacement(), told.successor(), 1)),
                displacing(
                        "N14",
                        "tells the token that was lost",
                        told -> new Displaced(
                                told.displacement(),
                                told.successor(),
                                told.remaining(),
                                told.displacement().lease().token())),
                telling("N4", "tells one of those who lose by one claim", WrongEars.FirstOnly::new),
                telling("N5", "tells the newcomer's own node nothing", WrongEars.OthersOnly::new),
                telling("N6", "tells the node on which the session began", WrongEars.OldNodes::new),
                telling(
                        "N7",
                        "gives no reason",
                        (cluster, node, notice) -> tell(
                                cluster,
                                node,
                                notice instanceof Revoked told
                                        ? new Revoked(told.lease(), "", told.remaining())
                                        : notice)),
                telling(
                        "N8",
                        "tells every node of an ending",
                        (cluster, node, notice) -> tellAll(cluster, node, notice, notice instanceof Revoked)),
                telling(
                        "N9",
                        "tells every node of a takeover",
                        (cluster, node, notice) -> tellAll(cluster, node, notice, notice instanceof Displaced)),
                new Breakage("N10", "tells of a release", Breaking.releasing(BrokenNotices::tellingOfIt)),
                new Breakage("N11", "tells the holders of a denial", Breaking.deciding(BrokenNotices::boasting)),
                new Breakage("N12", "tells again on a retry", BrokenNotices::repeatingItself),
                new Breakage("N13", "fails where a node is not there", Breaking.grants(BrokenNotices::missing)));
    }

    private static Breakage telling(String rule, String what, Rumour rumour) {
        return telling(rule, what, () -> rumour);
    }

    private static Breakage telling(String rule, String what, Supplier<Rumour> rumour) {
        return new Breakage(rule, what, parts -> over(parts, rumour.get()));
    }

    private static Breakage displacing(String rule, String what, UnaryOperator<Displaced> change) {
        return telling(
                rule,
                what,
                (cluster, node, notice) ->
                        tell(cluster, node, notice instanceof Displaced told ? change.apply(told) : notice));
    }

    private static SessionRegistry over(Parts parts, Rumour rumour) {
        return new Tampered(parts, parts.registryTelling(new Rumours(parts.cluster(), rumour))) {
            @Override
            ClaimOutcome decide(SessionClaim claim) {
                rumour.before(claim);
                return sound(claim);
            }
        };
    }

    static void tell(Cluster cluster, NodeId node, Notice notice) {
        var unused = cluster.tell(node, notice);
    }

    private static List<NodeId> nodes(Cluster cluster) {
        return cluster.nodes().toCompletableFuture().join().stream()
                .map(NodeStatus::node)
                .toList();
    }

    private static void tellAll(Cluster cluster, NodeId node, Notice notice, boolean all) {
        var told = all ? nodes(cluster) : List.of(node);
        told.forEach(each -> tell(cluster, each, notice));
    }

    private static ReleaseOutcome tellingOfIt(Tampered registry, SessionKey key, String sessionId, long token) {
        var held = registry.leaseOf(key, sessionId);
        var outcome = registry.soundRelease(key, sessionId, token);
        if (held != null) {
            tell(registry.parts.cluster(), held.node(), new Revoked(held, "released", outcome.remaining()));
        }
        return outcome;
    }

    private static ClaimOutcome boasting(Tampered registry, SessionClaim claim) {
        var outcome = registry.sound(claim);
        if (outcome instanceof Denied denied) {
            denied.holders()
                    .forEach(lease -> tell(registry.parts.cluster(), lease.node(), new Revoked(lease, "nearly", 1)));
        }
        return outcome;
    }

    private static ClaimOutcome missing(Tampered registry, SessionClaim claim, Granted granted) {
        var there = nodes(registry.parts.cluster());
        if (granted.displaced().stream()
                .anyMatch(loss -> !there.contains(loss.lease().node()))) {
            throw Tampered.failure();
        }
        return granted;
    }

    private static SessionRegistry repeatingItself(Parts parts) {
        Map<String, List<Displacement>> losses = new HashMap<>();
        return Breaking.grants((registry, claim, granted) -> {
                    var session = granted.lease().sessionId();
                    var before = losses.putIfAbsent(session, granted.displaced());
                    if (before != null) {
                        before.forEach(
                                loss -> tell(parts.cluster(), loss.lease().node(), new Displaced(loss, session, 1)));
                    }
                    return granted;
                })
                .apply(parts);
    }
}
