// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import io.github.singlesession.NodeId;
import io.github.singlesession.Notice;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The way by which notices reach this node. It is proved by the loopback that every renewal sends: where that does not
 * come, the way is broken though nothing says so, and is made anew.
 */
final class Subscription {

    private static final long NEVER = Long.MIN_VALUE;

    private final Store store;
    private final GuardRuntime runtime;
    private final long patience;
    private final Consumer<Notice> notices;

    private volatile long owedSince = NEVER;
    private volatile long heardAt = NEVER;

    Subscription(Context context, Store store, Consumer<Notice> notices) {
        this.store = store;
        this.runtime = context.runtime();
        this.patience = context.options().timing().heartbeat().toNanos() / 2;
        this.notices = notices;
    }

    /** Listens, in place of whatever listened for the node before. */
    CompletionStage<Void> listen(NodeId node) {
        owedSince = NEVER;
        return store.listen(node, this::hear);
    }

    /**
     * A renewal was answered, so its loopback is on its way, unless it was here before the answer.
     *
     * @param sentAt when the renewal was sent
     */
    void expectLoopback(long sentAt) {
        boolean here = heardAt != NEVER && heardAt - sentAt >= 0;
        if (!here && owedSince == NEVER) {
            owedSince = runtime.now();
        }
    }

    /** Returns whether a loopback should have come by now. */
    boolean silent() {
        long since = owedSince;
        return since != NEVER && runtime.now() - since >= patience;
    }

    private void hear(Notice notice) {
        if (notice instanceof Notice.Loopback) {
            heardAt = runtime.now();
            owedSince = NEVER;
        } else {
            runtime.answers().execute(() -> notices.accept(notice));
        }
    }
}
