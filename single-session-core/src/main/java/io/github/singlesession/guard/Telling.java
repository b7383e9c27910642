// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.SessionLease;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * Whether everybody was told what befell a session, and who waits for it: the sessions that displaced it, whose own
 * beginning is not told before.
 */
final class Telling {

    private record Waiting(long token, CompletableFuture<Void> told) {

        /** A lease that has a token of its own, and a smaller one. */
        boolean before(long granted) {
            return token != SessionLease.ANY_TOKEN && token < granted;
        }
    }

    /** Normally nobody waits, and then there is no list: every session has one of these. */
    private List<Waiting> waiting = List.of();

    private boolean due = true;
    private long granted;

    /** Something befell the session that is to be told yet. */
    synchronized void begin() {
        due = true;
    }

    /**
     * Waits for what is to be told.
     *
     * @param token the lease whose end is waited for; {@link SessionLease#ANY_TOKEN} for whatever the session comes to
     * @return completes once it was told, or it is known that the lease is {@linkplain #grantedBy not the one} to be told of
     */
    synchronized CompletionStage<Void> of(long token) {
        var one = new Waiting(token, new CompletableFuture<>());
        if (!due || one.before(granted)) {
            return CompletableFuture.completedFuture(null);
        }
        waiting = waiting.isEmpty() ? new ArrayList<>(1) : waiting;
        waiting.add(one);
        return one.told();
    }

    /** Everybody was told: whoever waits goes on. */
    void done() {
        synchronized (this) {
            due = false;
        }
        goOn(waiting -> true);
    }

    /**
     * The session's claim was granted by this token, so that nobody will be told of a lease that the session had before:
     * whoever waits for the end of such a lease goes on. Two claims displace each other where a client of the store sent
     * one of them again. They would wait for each other; as it is, the earlier goes first.
     */
    void grantedBy(long token) {
        synchronized (this) {
            granted = token;
        }
        goOn(waiting -> waiting.before(token));
    }

    private void goOn(Predicate<Waiting> released) {
        List<Waiting> gone;
        synchronized (this) {
            gone = waiting.stream().filter(released).toList();
            waiting = gone.size() == waiting.size() ? List.of() : without(gone);
        }
        gone.forEach(one -> one.told().complete(null));
    }

    private List<Waiting> without(List<Waiting> gone) {
        var rest = new ArrayList<>(waiting);
        rest.removeAll(gone);
        return rest;
    }
}
