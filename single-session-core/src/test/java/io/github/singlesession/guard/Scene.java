// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Cast;
import io.github.singlesession.ClientHash;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import io.github.singlesession.VirtualTime;
import io.github.singlesession.memory.InMemoryCluster;
import io.github.singlesession.memory.InMemorySessionRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Nodes over one store, in one thread, under virtual time. Notices are on their way until time is let pass. */
final class Scene {

    static final Duration LEASE = NodeTiming.DEFAULT.lease();
    static final Duration HEARTBEAT = NodeTiming.DEFAULT.heartbeat();
    static final Duration TIMEOUT = Duration.ofSeconds(1);
    static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);

    final VirtualTime time = new VirtualTime();
    final InMemoryCluster cluster =
            new InMemoryCluster(time, NodeTiming.DEFAULT, notice -> time.after(Duration.ZERO, notice));
    final InMemorySessionRegistry store = new InMemorySessionRegistry(time, time::nanoTime, cluster);

    private OnStoreFailure onStoreFailure = OnStoreFailure.FAIL_OPEN;

    /** Nodes that are made from now on fail closed. */
    Scene failClosed() {
        onStoreFailure = OnStoreFailure.FAIL_CLOSED;
        return this;
    }

    /** Returns a node that has joined, in a cluster whose first grace is over. */
    Node node(String name) {
        var node = new Node(name, onStoreFailure);
        answer(node.guard.start());
        time.pass(NodeTiming.DEFAULT.grace());
        node.registered.calls();
        return node;
    }

    /** Returns a node that has not joined yet. */
    Node newNode(String name) {
        return new Node(name, onStoreFailure);
    }

    List<SessionLease> holders() {
        return answer(store.holders(Cast.ALICE));
    }

    List<String> holdingSessions() {
        return holders().stream().map(SessionLease::sessionId).toList();
    }

    /** Returns an answer that must be there already. */
    static <A> A answer(CompletionStage<A> stage) {
        assertThat(stage).isCompleted();
        return stage.toCompletableFuture().join();
    }

    /** One node: its guard, the wires between it and the store, and what is heard on it. */
    final class Node {

        final Wire wire = new Wire();
        final Wire registered = new Wire();
        final HeldCluster register = new HeldCluster(cluster, registered);
        final Heard heard = new Heard();
        final SessionGuard guard;

        private Node(String name, OnStoreFailure onStoreFailure) {
            guard = new SessionGuard(
                    new HeldRegistry(store, wire),
                    register,
                    GuardOptions.named(name).with(onStoreFailure),
                    heard,
                    new GuardRuntime(time, Runnable::run, time::nanoTime, time));
        }

        /** A device of alice asks to speak. */
        CompletableFuture<Admission> connect(String device, SessionRule rule) {
            return connect(device, rule, null, false);
        }

        CompletableFuture<Admission> connect(
                String device, SessionRule rule, @Nullable ClientHash client, boolean takeover) {
            var request = new AdmissionRequest(Cast.ALICE, device, rule, client, takeover, null);
            return guard.admit(request, heard.connection(device)).toCompletableFuture();
        }

        /** Returns the lease of a device that must be admitted at once. */
        SessionLease admitted(String device, SessionRule rule) {
            return admitted(Cast.ALICE, device, rule);
        }

        SessionLease admitted(SessionKey key, String device, SessionRule rule) {
            var request = new AdmissionRequest(key, device, rule, null, false, null);
            var admission = answer(guard.admit(request, heard.connection(device)));
            assertThat(admission).isInstanceOf(Admission.Admitted.class);
            return ((Admission.Admitted) admission).lease();
        }

        /** The node finds its store away. */
        void cutOff() {
            wire.cut();
            registered.cut();
        }

        void reconnect() {
            wire.open();
            registered.open();
        }

        /** The node's machine dies: nothing of it gets through to the store any more. */
        void die() {
            wire.holdRequests();
            registered.holdRequests();
        }
    }
}
