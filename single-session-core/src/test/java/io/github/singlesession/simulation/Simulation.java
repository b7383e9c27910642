// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** One run: a cluster starts, lives through its faults, comes to rest, and in the end everybody leaves. */
final class Simulation {

    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration FAULTY = Duration.ofMinutes(5);
    private static final Duration MOST_PAUSE = Duration.ofSeconds(100);
    private static final Duration CALM = Duration.ofMinutes(4);
    private static final Duration QUIET = Duration.ofMinutes(2);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final World world;
    private final Faults faults;
    private final Rest rest;
    private final Ghosts ghosts;

    private Simulation(Scenario scenario) {
        world = new World(scenario);
        faults = new Faults(world);
        rest = new Rest(world);
        ghosts = new Ghosts(world);
    }

    /** Returns what was broken, empty if all went well. */
    static Result run(Scenario scenario) {
        var simulation = new Simulation(scenario);
        simulation.run();
        var world = simulation.world;
        long nodeSeconds =
                world.time().nanoTime() / 1_000_000_000 * world.nodes().size();
        return new Result(
                world.history().failure(),
                world.history().fingerprint(),
                nodeSeconds,
                world.judge().longestSpeech(),
                world.judge().longestLockOut());
    }

    private void run() {
        world.nodes().forEach(Node::start);
        world.devices().forEach(this::live);
        pass(START);
        for (var kind : world.scenario().faults()) {
            planFaults(kind);
        }
        pass(FAULTY.plus(MOST_PAUSE));
        world.calmDown();
        pass(CALM);
        rest.whoSpeaksHolds();
        rest.nobodyAsks();
        pass(SECOND);
        var before = calls();
        pass(QUIET);
        rest.callsAreFew(before, calls(), QUIET);
        rest.everybodyLeaves();
        pass(CALM);
        rest.newcomersFillTheSeats();
        pass(CALM);
        rest.newcomersAreIn();
        pass(CALM);
        rest.nothingIsLeft();
    }

    private void planFaults(Fault.Kind kind) {
        var name = "plan " + kind;
        for (int i = world.chance().below(name, 3); i >= 0; i--) {
            world.time().after(world.chance().between(name, Duration.ZERO, FAULTY), () -> faults.bring(kind));
        }
    }

    /** People come and go. */
    private void live(Device device) {
        var pause = world.chance().between("life", Duration.ofMillis(100), Duration.ofSeconds(20));
        world.time().after(pause, () -> {
            if (world.lively()) {
                act(device);
                live(device);
            }
        });
    }

    private void act(Device device) {
        switch (world.chance().below("act", 10)) {
            case 0, 1 -> device.leave();
            case 2 -> device.refresh();
            case 3 -> device.vanish();
            case 4 -> administer(device.user());
            default -> device.arrive();
        }
    }

    /** An administrator ends all sessions of a user, or lets the user have fewer. */
    private void administer(User user) {
        if (world.chance().happens("lowered", 0.02)) {
            user.lowerLimit();
        }
        var process = world.chance().oneOf("admin", world.nodes()).process();
        if (process != null && world.chance().happens("admin", 0.3)) {
            process.machine().run(() -> {
                var unused = process.guard().end(user.key(), null, "");
            });
        }
    }

    private void pass(Duration duration) {
        for (var left = duration; !left.isZero() && !world.history().failed(); left = left.minus(SECOND)) {
            world.time().pass(SECOND);
            world.lookForService(SECOND);
            world.users().forEach(User::review);
            ghosts.look();
            faults.backUp();
        }
    }

    private Map<String, Integer> calls() {
        var all = new HashMap<String, Integer>();
        for (var node : world.nodes()) {
            node.calls().forEach((operation, count) -> all.merge(operation, count, Integer::sum));
        }
        return all;
    }

    /**
     * What a run came to.
     *
     * @param failure what was broken, and how it came to it; empty if nothing was
     * @param fingerprint the same in two runs if the same happened in both
     * @param nodeSeconds how long it was, times the nodes
     * @param speech for how long somebody spoke who did not hold, at most
     * @param lockOut for how long somebody was kept out, at most
     */
    record Result(String failure, long fingerprint, long nodeSeconds, Duration speech, Duration lockOut) {

        boolean failed() {
            return !failure.isEmpty();
        }
    }
}
