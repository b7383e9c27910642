// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.NodeId;
import io.github.singlesession.VirtualTime;
import io.github.singlesession.guard.GuardOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A cluster, its store, its users and their devices, in one thread. */
final class World {

    private final Scenario scenario;
    private final VirtualTime time = new VirtualTime();
    private final Chance chance;
    private final History history = new History(time);
    private final StoreServer server = new StoreServer();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<User> users = new ArrayList<>();
    private final SimStore store;
    private final Ledger ledger;
    private final Judge judge;
    private final List<Consumer<Instance>> deathWatch = new ArrayList<>();
    private boolean lively = true;
    private long servedSince;

    World(Scenario scenario) {
        this.scenario = scenario;
        chance = new Chance(scenario.seed());
        var post = new Post(time, chance, scenario.sabotage());
        ledger = new Ledger(time, history, post);
        var register = new Register(scenario.timing(), scenario.sabotage());
        store = new SimStore(time, post, ledger, register, scenario.sabotage());
        var bounds = new Bounds(GuardOptions.named("any"), scenario.failClosed());
        judge = new Judge(time, history, ledger, bounds, faults);
        store.onDeath(this::declaredDead);
        deathWatch.add(judge::declaredDead);
        for (int i = chance.below("nodes", 3) + 2; i > 0; i--) {
            nodes.add(new Node("n" + i, this));
        }
        for (int i = chance.below("users", 4) + 1; i > 0; i--) {
            users.add(new User("u" + i, this));
        }
    }

    /** From now on somebody hears when a process is declared dead that is still there. */
    void onDeath(Consumer<Instance> heard) {
        deathWatch.add(heard);
    }

    private void declaredDead(NodeId id) {
        for (var node : nodes) {
            var instance = node.process();
            if (instance != null && instance.guard().node().equals(id)) {
                history.note(node.name() + " is declared dead");
                deathWatch.forEach(heard -> heard.accept(instance));
            }
        }
    }

    Scenario scenario() {
        return scenario;
    }

    VirtualTime time() {
        return time;
    }

    Chance chance() {
        return chance;
    }

    History history() {
        return history;
    }

    StoreServer server() {
        return server;
    }

    SimStore store() {
        return store;
    }

    Ledger ledger() {
        return ledger;
    }

    Judge judge() {
        return judge;
    }

    List<Fault> faults() {
        return faults;
    }

    List<Node> nodes() {
        return nodes;
    }

    List<User> users() {
        return users;
    }

    List<Device> devices() {
        return users.stream().flatMap(user -> user.devices().stream()).toList();
    }

    /** Returns whether people come and go. */
    boolean lively() {
        return lively;
    }

    void calmDown() {
        lively = false;
    }

    /** Looks, every so often, whether anybody may be let in: where nodes fail closed, by one that reaches the store. */
    void lookForService(Duration everySoOften) {
        boolean served = nodes.stream()
                .filter(Node::inService)
                .map(Node::process)
                .anyMatch(process -> process != null
                        && (!scenario.failClosed() || process.link().open()));
        if (!served) {
            servedSince = time.nanoTime() + everySoOften.toNanos();
        }
    }

    /** Returns from when on somebody might have been let in by some node or other. */
    long servedSince() {
        return servedSince;
    }

    /** Something goes from a client to a server, or back. */
    void travel(String who, Runnable arrival) {
        time.after(chance.between(who + " travels", Link.FASTEST, Link.SLOWEST), arrival);
    }

    /** Returns the node that a load balancer gives to a client, null if there is none. */
    @Nullable
    Node balance(String client, @Nullable Node avoided) {
        var inService = nodes.stream().filter(Node::inService).toList();
        var others = inService.stream().filter(node -> node != avoided).toList();
        var choice = others.isEmpty() ? inService : others;
        return choice.isEmpty() ? null : chance.oneOf(client + " balanced", choice);
    }
}
