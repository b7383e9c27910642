// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.Notice;
import io.github.singlesession.Renewal;
import io.github.singlesession.Renewal.Live;
import io.github.singlesession.Verdict;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One group of rules of a cluster: the nodes, and what they do. The north is on one machine, all others are elsewhere;
 * who asks for a verdict, looks or tells does so in the north.
 */
@DisplayNameGeneration(RuleNames.class)
@ExtendWith(RuleInMessage.class)
abstract class ClusterRules extends Cast {

    static final Renewal DEAD = new Renewal.Dead();

    /** For how long a register remembers at least who is gone: as long as a store may keep leases that name them. */
    static final Duration REMEMBERED = Duration.ofMinutes(5).minusSeconds(10);

    private final ClusterContract contract;
    private final Set<NodeId> present = new LinkedHashSet<>();

    private ClusterUnderTest under;
    private Patience patience;

    ClusterRules(ClusterContract contract) {
        this.contract = contract;
    }

    @BeforeEach
    void openCluster() {
        under = contract.cluster();
        patience = new Patience(contract.patience());
    }

    @AfterEach
    void leaveCluster() {
        present.forEach(this::leave);
    }

    NodeTiming timing() {
        return under.timing();
    }

    Duration beat() {
        return timing().heartbeat();
    }

    /** Returns how far the rules keep away from a moment at which an answer changes. */
    Duration halfBeat() {
        return beat().dividedBy(2);
    }

    Renewal join(NodeId node) {
        present.add(node);
        return patience.answer("join", () -> at(node).join(node));
    }

    /** Joins a node that must become live. */
    Live joined(NodeId node) {
        return live(join(node));
    }

    Renewal renew(NodeId node, int sessions) {
        return patience.answer("renew", () -> at(node).renew(node, sessions));
    }

    Renewal renew(NodeId node) {
        return renew(node, 0);
    }

    /** Renews a node that must be live. */
    Live renewed(NodeId node) {
        return live(renew(node));
    }

    Verdict verdict(NodeId node) {
        return patience.answer("verdict", () -> under.cluster().verdict(node));
    }

    List<NodeStatus> nodes() {
        return patience.answer("nodes", () -> under.cluster().nodes());
    }

    /** Sets something in the north. */
    void set(String name, String value) {
        patience.completed("set", () -> under.cluster().set(name, value));
    }

    void leave(NodeId node) {
        patience.completed("leave", () -> at(node).leave(node));
    }

    void tell(NodeId node, Notice notice) {
        patience.completed("tell", () -> under.cluster().tell(node, notice));
    }

    /** Tells a node something on its own machine. */
    void tellThere(NodeId node, Notice notice) {
        patience.completed("tell", () -> at(node).tell(node, notice));
    }

    /** Listens at a node that need not have joined, for one kind of notice. */
    Ear listenAt(NodeId node, Class<? extends Notice> kind) {
        present.add(node);
        var ear = new Ear(node, at(node), patience, kind::isInstance);
        ear.listen();
        return ear;
    }

    /** Lets the store's time pass. */
    void pass(Duration time) {
        under.advance().accept(time);
    }

    /** Lets the store's time pass while some nodes renew at every heartbeat, and at the end. */
    void renewing(Duration time, NodeId... nodes) {
        for (var left = time; left.compareTo(Duration.ZERO) > 0; left = left.minus(beat())) {
            pass(left.compareTo(beat()) < 0 ? left : beat());
            List.of(nodes).forEach(this::renewed);
        }
    }

    /** Lets nodes join, and the grace pass that the first of them opens. */
    void settled(NodeId... nodes) {
        List.of(nodes).forEach(this::joined);
        renewing(timing().grace().plus(halfBeat()), nodes);
    }

    /** Lets the leases of all nodes pass but of those that renew. */
    void lapseBut(NodeId... renewing) {
        renewing(timing().lease().plus(halfBeat()), renewing);
    }

    /** Lets the south be struck by a verdict, with the north as the only node that is left. */
    void strikeSouth() {
        settled(north, south);
        lapseBut(north);
        assertThat(verdict(south)).isEqualTo(Verdict.DEAD);
    }

    /** Lets so much time pass that nobody has a lease any more, and nobody renews. */
    void silence() {
        pass(timing().lease().multipliedBy(2));
    }

    private Cluster at(NodeId node) {
        return node.equals(north) ? under.cluster() : under.elsewhere();
    }

    private static Live live(Renewal renewal) {
        assertThat(renewal).isInstanceOf(Live.class);
        return (Live) renewal;
    }
}
