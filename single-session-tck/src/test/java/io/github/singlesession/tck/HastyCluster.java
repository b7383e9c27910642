// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.NodeId;
import io.github.singlesession.Renewal;
import io.github.singlesession.Verdict;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A cluster whose verdict is no step but two. A renewal that is late comes between them, so that chance has no say: it
 * waits for the verdict's look, and the verdict for the renewal.
 */
final class HastyCluster extends PlainCluster {

    private final Map<NodeId, CountDownLatch> looks = new ConcurrentHashMap<>();
    private final Map<NodeId, CountDownLatch> renewals = new ConcurrentHashMap<>();

    HastyCluster(InstantSource clock) {
        super(clock);
    }

    @Override
    public CompletionStage<Verdict> verdict(NodeId node) {
        boolean late = isLate(node);
        door(looks, node).countDown();
        if (late) {
            pass(door(renewals, node));
            strikeLate(node);
        }
        return super.verdict(node);
    }

    @Override
    public CompletionStage<Renewal> renew(NodeId node, int sessions) {
        boolean late = isLate(node);
        if (late) {
            pass(door(looks, node));
        }
        var renewal = super.renew(node, sessions);
        if (late) {
            door(renewals, node).countDown();
        }
        return renewal;
    }

    private synchronized boolean isLate(NodeId node) {
        return ends.containsKey(node) && lapsed(node);
    }

    private synchronized void strikeLate(NodeId node) {
        strike(node);
    }

    private static CountDownLatch door(Map<NodeId, CountDownLatch> doors, NodeId node) {
        return doors.computeIfAbsent(node, n -> new CountDownLatch(1));
    }

    private static void pass(CountDownLatch door) {
        try {
            if (!door.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody else calls");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
