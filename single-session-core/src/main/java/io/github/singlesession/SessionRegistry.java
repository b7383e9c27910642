// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The leases of every key, changed by one atomic decision at a time.
 *
 * <p>This is the half of a store that knows sessions; {@link Cluster} is the half that knows nodes. An application may
 * inject it, but will rather use what stands above it.
 *
 * <p><b>Atomicity.</b> Each operation on a key is one atomic step of the store, ordered against every other operation
 * on that key from any node. Operations on different keys are independent.
 *
 * <p><b>Failure.</b> No method blocks and none throws for the store's sake: a store that cannot be reached completes
 * the stage with a {@link SessionStoreException}, and then the effect may or may not have happened. A lost race is an
 * answer, not a failure.
 *
 * <p><b>Notices.</b> Whoever loses a lease by {@link #claim} or {@link #end} is told by the store, through a {@link
 * Notice} to the node of that lease, after or in the step that took it. Notices may get lost; the leases are the truth.
 */
public interface SessionRegistry {

    /**
     * Decides whether a session holds its key. Idempotent by session id; one round trip.
     *
     * @return what was decided; a claim past its deadline is denied as {@link Denial#EXPIRED} and changed nothing
     */
    CompletionStage<ClaimOutcome> claim(SessionClaim claim);

    /**
     * Gives a lease back. Acts on the lease with this session id and this token alone, so a late release touches
     * nobody; idempotent.
     *
     * @param token the token of the lease, or {@link SessionLease#ANY_TOKEN} for a claim whose answer never came
     */
    CompletionStage<ReleaseOutcome> release(SessionKey key, String sessionId, long token);

    /**
     * Ends sessions on purpose: an administrator, a sign-out, a newer login. What was ended stays ended: a {@link
     * ClaimKind.Reclaim} of an ended lease is denied as {@link Denial#REVOKED} for an hour.
     *
     * @param sessionId the one session to end, or null for all of the key
     * @param reason a word for people, passed on in the notice
     */
    CompletionStage<EndOutcome> end(SessionKey key, @Nullable String sessionId, String reason);

    /** Returns the leases of a key, oldest first. */
    CompletionStage<List<SessionLease>> holders(SessionKey key);

    /**
     * Asks whether sessions of one node still hold, and keeps the store from forgetting those that do. A lease that the
     * store has under another node is moved to the node that asks.
     *
     * @param leases what the node believes that it holds, of any keys
     * @return those that hold, as the store has them (its token counts); what is missing, the store no longer knows, or
     *     cannot read
     */
    CompletionStage<List<SessionLease>> reaffirm(List<SessionLease> leases);
}
