// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.SessionLease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What must be so when all faults are over and all is quiet. */
final class Rest {

    private final World world;
    private final List<Device> newcomers = new ArrayList<>();

    Rest(World world) {
        this.world = world;
    }

    /** Who may speak holds, and who holds may speak, but for what a store that was set back took for true. */
    void whoSpeaksHolds() {
        for (var user : world.users()) {
            var speaking = speaking(user);
            var holding = holders(user).stream()
                    .filter(lease -> world.store().holdsFor(lease.node()))
                    .map(SessionLease::sessionId)
                    .collect(Collectors.toCollection(TreeSet::new));
            check(user, holding.containsAll(speaking), speaking + " speak, but " + holding + " hold");
            boolean ghosts = world.scenario().faults().contains(Fault.Kind.DATA_SET_BACK);
            check(user, ghosts || speaking.containsAll(holding), holding + " hold, but " + speaking + " speak");
        }
    }

    /** Whoever is still kept out gives up. */
    void nobodyAsks() {
        world.devices().stream().filter(device -> !device.living()).forEach(Device::leave);
    }

    /** Store calls follow the nodes, not the sessions. */
    void callsAreFew(Map<String, Integer> before, Map<String, Integer> after, Duration within) {
        int nodes = world.nodes().size();
        after.forEach((operation, count) -> {
            int calls = count - before.getOrDefault(operation, 0);
            long heartbeats =
                    within.toSeconds() / world.scenario().timing().heartbeat().toSeconds() + 1;
            long most = operation.equals("renew") || operation.equals("reaffirm") ? nodes * heartbeats * 2 : 0;
            check(world.users().get(0), calls <= most, calls + " x " + operation + " where nothing happens");
        });
    }

    void everybodyLeaves() {
        world.devices().forEach(Device::leave);
    }

    /** So many newcomers as may come: their nodes ask about whatever still has a seat. */
    void newcomersFillTheSeats() {
        for (var user : world.users()) {
            for (int i = 0; i < user.rule().limit(); i++) {
                var newcomer = user.newDevice();
                newcomers.add(newcomer);
                newcomer.arrive();
            }
        }
    }

    void newcomersAreIn() {
        for (var user : world.users()) {
            int in = speaking(user).size();
            check(user, in == user.rule().limit(), in + " newcomers are in");
        }
        newcomers.forEach(Device::leave);
    }

    /** What names a session in every run of a seed. Its node's id has a part that is drawn anew each time. */
    private static List<String> ids(Collection<SessionLease> leases) {
        return leases.stream().map(SessionLease::sessionId).toList();
    }

    void nothingIsLeft() {
        for (var user : world.users()) {
            check(user, holders(user).isEmpty(), "left in the store: " + ids(holders(user)));
        }
        for (var node : world.nodes()) {
            var process = node.process();
            if (process != null) {
                var guard = process.guard();
                check(world.users().get(0), guard.sessions().isEmpty(), "left: " + ids(guard.sessions()));
                check(
                        world.users().get(0),
                        guard.status().inDoubt() == 0,
                        "in doubt: " + guard.status().inDoubt());
                var running = process.hearing().running();
                check(world.users().get(0), running.isEmpty(), "of whose end nobody told: " + running.keySet());
            }
        }
    }

    private Set<String> speaking(User user) {
        var speaking = new TreeSet<String>();
        for (var node : world.nodes()) {
            var process = node.process();
            if (process != null) {
                process.guard().sessions().stream()
                        .filter(lease -> lease.key().equals(user.key()))
                        .map(SessionLease::sessionId)
                        .filter(process.guard()::mayProceed)
                        .forEach(speaking::add);
            }
        }
        return speaking;
    }

    private List<SessionLease> holders(User user) {
        return world.store().holders(user.key());
    }

    private void check(User user, boolean holds, String otherwise) {
        if (!holds) {
            world.history().fail(user.key(), otherwise);
        }
    }
}
