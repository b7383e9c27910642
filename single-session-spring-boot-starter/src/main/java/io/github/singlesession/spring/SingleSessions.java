// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.guard.SessionGuard;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The sessions of users, for applications: who is connected, on whatever node, and the end of it. The bean is
 * {@code singleSessions}.
 *
 * <p><b>Waiting.</b> No method blocks, so each may be called where frames are handled and where events are heard. A
 * stage completes within {@code single-session.store-timeout}. A controller may return it as it is; whoever wants to wait
 * calls {@code toCompletableFuture().join()}, but not in a listener of this library's events: the answer that it would
 * wait for may need its thread.
 *
 * <p><b>Failure.</b> Where the store does not answer, a stage completes with a {@link
 * io.github.singlesession.SessionStoreException}: sessions may have been ended or not, and asking again is safe.
 *
 * <p><b>Scopes.</b> All scopes of the configuration, and those that a {@link RuleResolver} has named on this node since it
 * started. A scope that only a resolver knows is best configured, too.
 *
 * <p><b>Reasons</b> are words for people, such as "account closed": up to 200 characters, without control characters. The
 * session's {@link SingleSessionEndedEvent} carries them; the client gets them only where an {@link
 * ErrorFrameFactory} of the application says so. They must hold no secret.
 */
public final class SingleSessions {

    private static final Pattern REASON = Pattern.compile("[^\\p{Cntrl}]{1,200}");

    private final SessionGuard guard;
    private final RuleBook ruleBook;

    public SingleSessions(SessionGuard guard, RuleBook ruleBook) {
        this.guard = guard;
        this.ruleBook = ruleBook;
    }

    /**
     * Returns a user's sessions, in all scopes and on all nodes, oldest first. It is what the store has at the moment: a
     * session that was let in while the store was away is missing until its node has reaffirmed it.
     *
     * @param subject whose, as the {@link SubjectResolver} says it
     */
    public CompletionStage<List<LiveSession>> sessions(String subject) {
        return inEachScope(subject, key -> guard.holders(key).thenApply(SingleSessions::listed));
    }

    /**
     * Ends all of a user's sessions, in all scopes, wherever they are. Their clients are told {@link
     * SessionCode#SESSION_REVOKED}. What was ended stays ended, also if the node that has it hears of it late.
     *
     * <p>The user may come back: it is not this that keeps anybody out.
     *
     * @return the sessions that were ended; exceptionally if that failed in some scope, when those of the others are over
     */
    public CompletionStage<List<LiveSession>> end(String subject, String reason) {
        check(reason);
        return inEachScope(subject, key -> guard.end(key, null, reason).thenApply(outcome -> listed(outcome.ended())));
    }

    /**
     * Ends one session of this node, as {@link #end(String, String)} does. A session id alone does not say where in the
     * store the session is: for one that may be on another node use {@link #endSession(LiveSession, String)}.
     *
     * @param sessionId our id of the session, not Spring's
     * @return whether it was ended; false for one that is over, unknown or on another node
     */
    public CompletionStage<Boolean> endSession(String sessionId, String reason) {
        check(reason);
        var lease = guard.lease(sessionId);
        return lease == null ? CompletableFuture.completedFuture(false) : end(lease.key(), sessionId, reason);
    }

    /**
     * Ends one session that was {@linkplain #sessions listed}, wherever it is, as {@link #end(String, String)} does.
     *
     * @return whether it was ended; false for one that was over by then
     */
    public CompletionStage<Boolean> endSession(LiveSession session, String reason) {
        check(reason);
        return end(session.key(), session.sessionId(), reason);
    }

    private CompletionStage<Boolean> end(SessionKey key, String sessionId, String reason) {
        return guard.end(key, sessionId, reason)
                .thenApply(outcome -> !outcome.ended().isEmpty());
    }

    private CompletionStage<List<LiveSession>> inEachScope(
            String subject, Function<SessionKey, CompletionStage<List<LiveSession>>> question) {
        var answers = ruleBook.scopes().stream()
                .map(scope -> question.apply(new SessionKey(scope, subject)).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> answers.stream()
                        .map(CompletableFuture::join)
                        .flatMap(Collection::stream)
                        .sorted(Comparator.comparing(LiveSession::since))
                        .toList());
    }

    private static List<LiveSession> listed(List<SessionLease> leases) {
        return leases.stream().map(LiveSession::of).toList();
    }

    private static void check(String reason) {
        if (!REASON.matcher(reason).matches()) {
            throw new IllegalArgumentException(
                    "the reason '" + reason + "' must be 1 to 200 characters without control characters");
        }
    }
}
