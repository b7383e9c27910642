// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.Notice;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.SessionStoreException;
import io.github.singlesession.slot.KeyText;
import io.github.singlesession.slot.SlotText;
import io.github.singlesession.slot.UnreadableSlotException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Leases in a map of the Hazelcast cluster that the application's nodes form.
 *
 * <p>A slot is one entry, and every operation on it is one entry processor: the member that owns the entry decides, by its
 * time, and its backup gets what was decided. {@code reaffirm} sends one a lease, without waiting in between. Who lost a
 * lease is told by the node that asked, once it has the answer. What a node leaves behind that dies is forgotten some
 * minutes later, by whichever member keeps it.
 *
 * <p>A claim that was answered is on the owner and on its backup, as many as the map has. It is lost if all of these
 * members are lost at once, until its node reaffirms; and where the cluster falls into parts, each of them decides for
 * itself, until they {@linkplain SlotMergePolicy merge}.
 */
public final class HazelcastSessionRegistry implements SessionRegistry {

    private final HazelcastCluster cluster;
    private final AskedMap slots;

    /**
     * Creates a registry on a member. It neither creates nor shuts down what it is given.
     *
     * @param hazelcast a member of the cluster
     * @param options the same as those of the {@link HazelcastCluster}
     * @param cluster how the nodes of displaced and ended leases are told
     * @param answers completes the stages
     */
    public HazelcastSessionRegistry(
            HazelcastInstance hazelcast, HazelcastOptions options, HazelcastCluster cluster, Executor answers) {
        this.cluster = cluster;
        this.slots = AskedMap.ofSlots(hazelcast, options, answers);
        cluster.onRenewal(new Sweep(slots, cluster, this, options.sweepInterval())::at);
    }

    @Override
    public CompletionStage<ClaimOutcome> claim(SessionClaim claim) {
        return ask(claim.key(), new SlotQuestion.Claim(claim), answer -> told(OutcomeText.read(claim, answer)));
    }

    @Override
    public CompletionStage<ReleaseOutcome> release(SessionKey key, String sessionId, long token) {
        return ask(key, new SlotQuestion.Release(sessionId, token), answer -> {
            var fields = answer.split("\\|", -1);
            return new ReleaseOutcome(fields[0].equals("1"), Integer.parseInt(fields[1]));
        });
    }

    @Override
    public CompletionStage<EndOutcome> end(SessionKey key, @Nullable String sessionId, String reason) {
        return ask(key, new SlotQuestion.End(sessionId == null ? "" : sessionId), answer -> {
            int remaining = Integer.parseInt(answer.lines().findFirst().orElseThrow());
            var ended = OutcomeText.leases(key, answer);
            ended.forEach(lease -> tell(lease, new Notice.Revoked(lease, reason, remaining)));
            return new EndOutcome(ended, remaining);
        });
    }

    @Override
    public CompletionStage<List<SessionLease>> holders(SessionKey key) {
        return ask(key, new SlotQuestion.Holders(), answer -> OutcomeText.leases(key, answer));
    }

    @Override
    public CompletionStage<List<SessionLease>> reaffirm(List<SessionLease> leases) {
        CompletionStage<List<SessionLease>> held = CompletableFuture.completedFuture(new ArrayList<>(leases.size()));
        for (var asked : leases.stream().map(this::reaffirm).toList()) {
            held = held.thenCombine(asked, HazelcastSessionRegistry::plus);
        }
        return held.thenApply(List::copyOf);
    }

    /** Asks about one lease; where the slot cannot be read, nothing is known of it, which stops no other question. */
    private CompletionStage<List<SessionLease>> reaffirm(SessionLease lease) {
        var question = new SlotQuestion.Reaffirm(lease.sessionId(), lease.node());
        return ask(lease.key(), question, answer -> OutcomeText.leases(lease.key(), answer))
                .exceptionallyCompose(failure -> UnreadableSlotException.isBehind(failure)
                        ? CompletableFuture.completedFuture(List.of())
                        : CompletableFuture.failedFuture(failure));
    }

    private static List<SessionLease> plus(List<SessionLease> all, List<SessionLease> more) {
        all.addAll(more);
        return all;
    }

    /** Tells who lost, also where the answer came too late for whoever asked. */
    private ClaimOutcome told(ClaimOutcome outcome) {
        if (outcome instanceof ClaimOutcome.Granted granted) {
            var winner = granted.lease();
            for (var displacement : granted.displaced()) {
                tell(
                        displacement.lease(),
                        new Notice.Displaced(displacement, winner.sessionId(), granted.holders(), winner.token()));
            }
        }
        return outcome;
    }

    private void tell(SessionLease lease, Notice notice) {
        var unused = cluster.tell(lease.node(), notice);
    }

    private <A> CompletionStage<A> ask(SessionKey key, SlotQuestion question, Function<String, A> reading) {
        return slots.ask(
                KeyText.write(key), new SlotProcessor(question), answer -> reading.apply(readable(key, answer)));
    }

    private static String readable(SessionKey key, String answer) {
        var text = SlotProcessor.unreadable(answer);
        if (text == null) {
            return answer;
        }
        try {
            SlotText.read(text);
            throw new IllegalStateException(
                    "the owner of the slot cannot read what can be read here: upgrade all members");
        } catch (UnreadableSlotException e) {
            throw new SessionStoreException(
                    "Hazelcast: the slot of " + KeyText.write(key) + " cannot be read: " + e.getMessage()
                            + ". To end all sessions of the key clears it",
                    e);
        }
    }
}
