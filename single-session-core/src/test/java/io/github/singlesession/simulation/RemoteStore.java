// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Cluster;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.Notice;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.Renewal;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The store as one process sees it: at the other end of a link. */
final class RemoteStore implements SessionRegistry, Cluster {

    private static final Duration LATE = Node.PATIENCE.multipliedBy(2);

    private final SimStore store;
    private final Link link;
    private final Predicate<String> known;
    private final Tries tries;
    private final Set<Sabotage> sabotage;

    RemoteStore(SimStore store, Link link, Predicate<String> known, Tries tries, Set<Sabotage> sabotage) {
        this.store = store;
        this.link = link;
        this.known = known;
        this.tries = tries;
        this.sabotage = sabotage;
    }

    @Override
    public CompletionStage<ClaimOutcome> claim(SessionClaim claim) {
        var answer = link.call("claim", claim.claimant().sessionId(), () -> store.claim(claim));
        tries.sent(claim, answer.toCompletableFuture());
        return answer;
    }

    @Override
    public CompletionStage<ReleaseOutcome> release(SessionKey key, String sessionId, long token) {
        return link.call("release", sessionId, () -> store.release(key, sessionId, token));
    }

    @Override
    public CompletionStage<EndOutcome> end(SessionKey key, @Nullable String sessionId, String reason) {
        return link.call("end", key.subject(), () -> store.end(key, sessionId, reason));
    }

    @Override
    public CompletionStage<List<SessionLease>> holders(SessionKey key) {
        return link.call("holders", key.subject(), () -> store.holders(key));
    }

    @Override
    public CompletionStage<List<SessionLease>> reaffirm(List<SessionLease> leases) {
        return link.call("reaffirm", "", () -> store.reaffirm(leases));
    }

    @Override
    public CompletionStage<Void> listen(NodeId node, Consumer<Notice> listener) {
        return link.call("listen", "", nothing(() -> store.post().subscribe(node, link, heeding(listener))));
    }

    @Override
    public CompletionStage<Renewal> join(NodeId node) {
        return link.call("join", "", () -> store.join(node));
    }

    @Override
    public CompletionStage<Renewal> renew(NodeId node, int sessions) {
        return link.call("renew", "", () -> store.renew(node));
    }

    @Override
    public CompletionStage<Verdict> verdict(NodeId node) {
        return link.call("verdict", store.post().name(node), () -> store.verdict(node));
    }

    @Override
    public CompletionStage<List<NodeStatus>> nodes() {
        return link.call("nodes", "", store::nodes);
    }

    @Override
    public CompletionStage<Void> tell(NodeId node, Notice notice) {
        return link.call(
                "tell", store.post().name(node), nothing(() -> store.post().send(node, notice)));
    }

    @Override
    public CompletionStage<Void> set(String name, String value) {
        return link.call("set", name, nothing(() -> store.set(name, value)));
    }

    @Override
    public CompletionStage<Void> leave(NodeId node) {
        if (sabotage.contains(Sabotage.LEAVES_LATE)) {
            link.later(LATE, () -> store.leave(node));
            return CompletableFuture.completedFuture(null);
        }
        return link.call("leave", store.post().name(node), nothing(() -> store.leave(node)));
    }

    private Consumer<Notice> heeding(Consumer<Notice> listener) {
        return notice -> {
            boolean unknown = notice instanceof Notice.Probe probe
                    && !known.test(probe.lease().sessionId());
            if (!unknown || !sabotage.contains(Sabotage.UNKNOWN_LEASE_KEPT)) {
                listener.accept(notice);
            }
        };
    }

    private static Supplier<@Nullable Void> nothing(Runnable effect) {
        return () -> {
            effect.run();
            return null;
        };
    }
}
