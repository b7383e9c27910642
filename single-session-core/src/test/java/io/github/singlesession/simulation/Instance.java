// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.NodeTiming;
import io.github.singlesession.guard.AdmissionRequest;
import io.github.singlesession.guard.EndReason;
import io.github.singlesession.guard.GuardOptions;
import io.github.singlesession.guard.GuardRuntime;
import io.github.singlesession.guard.SessionGuard;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One process of the application, from its start to its end: a guard, and the connections that it has. */
final class Instance {

    private static final Duration LONG_LEASE = Duration.ofMinutes(2);

    private final Node node;
    private final World world;
    private final Machine machine;
    private final Link link;
    private final Hearing hearing;
    private final SessionGuard guard;
    private final Map<String, Connection> connections = new LinkedHashMap<>();
    private boolean leaving;
    private boolean draining;

    Instance(String name, Node node, World world) {
        this.node = node;
        this.world = world;
        machine = new Machine(name, world.time(), world.chance());
        link = new Link(machine, world.server(), world.time(), world.chance());
        var options = options(node.name(), world.scenario());
        var tries = new Tries(machine, world.history(), options.storeTimeout());
        hearing = new Hearing(world, node.name(), tries);
        var remote = new RemoteStore(
                world.store(), link, this::knows, tries, world.scenario().sabotage());
        var runtime = new GuardRuntime(machine, Runnable::run, machine::nanoTime, machine);
        guard = new SessionGuard(remote, remote, options, hearing, runtime);
    }

    private static GuardOptions options(String name, Scenario scenario) {
        var options = GuardOptions.named(name).with(scenario.onStoreFailure());
        if (!scenario.sabotage().contains(Sabotage.NO_SELF_FENCING)) {
            return options;
        }
        var timing = new NodeTiming(
                LONG_LEASE, options.timing().heartbeat(), options.timing().grace());
        return new GuardOptions(
                name,
                timing,
                options.storeTimeout(),
                options.probeTimeout(),
                options.reaffirmInterval(),
                options.onStoreFailure());
    }

    Node node() {
        return node;
    }

    Machine machine() {
        return machine;
    }

    Link link() {
        return link;
    }

    SessionGuard guard() {
        return guard;
    }

    Hearing hearing() {
        return hearing;
    }

    /** Returns whether the process was told to leave. */
    boolean leaving() {
        return leaving;
    }

    /** Returns whether the process leaves, which it does once it goes on if it was told so while it was stopped. */
    boolean draining() {
        return draining;
    }

    List<Connection> connections() {
        return List.copyOf(connections.values());
    }

    void start() {
        var unused = guard.start();
    }

    void drain(Runnable afterwards) {
        leaving = true;
        machine.run(() -> {
            draining = true;
            guard.drain(Node.PATIENCE, Node.SPREAD).whenComplete((drained, failure) -> afterwards.run());
        });
    }

    void kill() {
        machine.kill();
        connections().forEach(connection -> connection.device().cutOff(connection));
    }

    /** A client's request to be admitted arrives. */
    void admit(Connection connection, AdmissionRequest request) {
        connections.put(connection.sessionId(), connection);
        if (connection.closed()) {
            return;
        }
        guard.admit(request, connection).thenAccept(connection::decided);
    }

    /** A client's frame arrives. */
    void frame(Connection connection) {
        connection.heard();
        if (!connection.closed()) {
            world.judge().frame(connection, guard.mayProceed(connection.sessionId()));
        }
    }

    /** A client's connection is gone, as the server sees it. */
    void disconnected(Connection connection, EndReason how) {
        connection.close();
        connections.remove(connection.sessionId());
        guard.disconnected(connection.sessionId(), how);
        if (guard.mayProceed(connection.sessionId())) {
            world.history().fail(connection.key(), connection.sessionId() + " may speak after it is gone");
        }
    }

    /** Returns whether the guard may have a session, or may still have to give its lease back. */
    boolean mayKnow(String sessionId) {
        return machine.stopped() || knows(sessionId) || guard.status().inDoubt() > 0;
    }

    private boolean knows(String sessionId) {
        return connections.containsKey(sessionId);
    }
}
