// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeId;
import io.github.singlesession.Notice;
import io.github.singlesession.Renewal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one node hears. That it heard no more than it should is known once it hears a marker that was sent later. */
final class Ear {

    private final NodeId node;
    private final Cluster cluster;
    private final Patience patience;
    private final Predicate<Notice> wanted;
    private final BlockingQueue<Notice> notices = new LinkedBlockingQueue<>();

    private final List<Long> tokens = new CopyOnWriteArrayList<>();

    /** What listens for the node: the same however often it {@linkplain #listen listens}. */
    private final Consumer<Notice> listener = this::hear;

    /** Makes an ear for what is wanted; the register may say more to a node. */
    Ear(NodeId node, Cluster cluster, Patience patience, Predicate<Notice> wanted) {
        this.node = node;
        this.cluster = cluster;
        this.patience = patience;
        this.wanted = wanted;
    }

    void listen() {
        patience.completed("listen", () -> cluster.listen(node, listener));
    }

    void join() {
        listen();
        var renewal = patience.answer("join", () -> cluster.join(node));
        assertThat(renewal).isInstanceOf(Renewal.Live.class);
    }

    /** Returns what the node heard: so many notices as are expected, and those that came beside them. */
    List<Notice> heard(int expected) {
        var heard = new ArrayList<Notice>();
        while (heard.size() < expected) {
            var next = next();
            if (next == null) {
                throw new AssertionError(node + " should hear " + expected + " notices, and heard " + heard
                        + " and then nothing for " + patience.bound());
            }
            heard.add(next);
        }
        heard.addAll(beforeMarker());
        return heard;
    }

    /** Returns what the node heard, without a word on what is still on its way. */
    List<Notice> heardSoFar() {
        return List.copyOf(notices);
    }

    private List<Notice> beforeMarker() {
        var marker = new Notice.Left(new NodeId(Cast.fresh("marker")));
        patience.completed("tell", () -> cluster.tell(node, marker));
        var heard = new ArrayList<Notice>();
        for (var next = next(); !marker.equals(next); next = next()) {
            if (next == null) {
                throw new AssertionError(node + " does not hear what it is told through the cluster");
            }
            heard.add(next);
        }
        return heard;
    }

    /** Returns the tokens that came with displacements so far: who got the seat. 0 stands for one that did not say. */
    List<Long> tokens() {
        return List.copyOf(tokens);
    }

    private Notice withoutToken(Notice.Displaced told) {
        tokens.add(told.token());
        return new Notice.Displaced(told.displacement(), told.successor(), told.remaining());
    }

    private void hear(Notice notice) {
        boolean marker =
                notice instanceof Notice.Left left && left.node().value().startsWith("marker-");
        if (marker || wanted.test(notice)) {
            notices.add(notice instanceof Notice.Displaced told ? withoutToken(told) : notice);
        }
    }

    private @Nullable Notice next() {
        try {
            return notices.poll(patience.bound().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the test was interrupted", e);
        }
    }
}
