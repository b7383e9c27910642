// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.simulation.Fault.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Brings faults about, and declares each of them from its beginning to its end. */
final class Faults {

    private static final int BACKUPS = 30;
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final World world;
    private final Chance chance;
    private final Deque<SimStore.Snapshot> backups = new ArrayDeque<>();
    private final Map<Instance, Runnable> untilDeath = new HashMap<>();

    Faults(World world) {
        this.world = world;
        this.chance = world.chance();
        world.onDeath(this::declaredDead);
    }

    /** Keeps what the store has now, so that it can be set back to it. */
    void backUp() {
        backups.add(world.store().snapshot());
        if (backups.size() > BACKUPS) {
            backups.remove();
        }
    }

    void bring(Kind kind) {
        switch (kind) {
            case NODE_KILLED -> killed(anyNode());
            case ALL_KILLED -> allKilled();
            case NODE_STOPPED, NODE_ASLEEP -> stopped(kind, anyProcess());
            case NODE_CUT_OFF, ANSWERS_CUT_OFF -> cutOff(kind, anyProcess());
            case LINK_FLAWED -> flawed(anyProcess());
            case NODE_LEAVES -> leaves(anyNode());
            case NODE_CLOCK_SET -> nodeClockSet(anyProcess());
            case SUBSCRIPTION_BROKEN -> subscriptionBroken(anyProcess());
            case NOTICES_LOST ->
                lasting(declare(kind, null), lasts(1, 90), world.store().post()::lose);
            case NOTICES_SLOW ->
                lasting(declare(kind, null), lasts(5, 60), world.store().post()::slow);
            case STORE_REFUSES -> storeIs(kind, StoreServer.Mode.REFUSES, lasts(0, 60), () -> {});
            case STORE_HANGS -> storeIs(kind, StoreServer.Mode.HANGS, lasts(0, 60), () -> {});
            case STORE_RESTARTS -> storeIs(kind, StoreServer.Mode.REFUSES, lasts(0, 5), this::breakSubscriptions);
            case DATA_LOST -> storeIs(kind, StoreServer.Mode.REFUSES, lasts(0, 5), () -> setBack(nothing()));
            case DATA_SET_BACK -> storeIs(kind, StoreServer.Mode.REFUSES, lasts(0, 5), () -> setBack(anyBackup()));
            case REGISTER_LOST -> registerLost();
            case STORE_CLOCK_SET -> storeClockSet();
        }
    }

    private void killed(Node node) {
        if (node.process() == null) {
            return;
        }
        var fault = declare(Kind.NODE_KILLED, node.name());
        node.kill();
        world.time().after(lasts(0, 40), () -> restart(node, fault));
    }

    private void allKilled() {
        var fault = declare(Kind.ALL_KILLED, null);
        world.nodes().forEach(Node::kill);
        for (var node : world.nodes()) {
            world.time().after(lasts(0, 40), () -> restart(node, fault));
        }
    }

    private void leaves(Node node) {
        if (!node.inService()) {
            return;
        }
        var fault = declare(Kind.NODE_LEAVES, node.name());
        node.leave(() -> world.time().after(lasts(0, 10), () -> restart(node, fault)));
    }

    private void restart(Node node, Fault fault) {
        if (node.process() == null) {
            node.start();
        }
        over(fault);
    }

    private void stopped(Kind kind, @Nullable Instance process) {
        if (process != null && !process.machine().stopped()) {
            var machine = process.machine();
            if (kind == Kind.NODE_ASLEEP) {
                machine.sleep();
            } else {
                machine.stop();
            }
            lastingAtMostUntilDeath(process, declare(kind, process.node().name()), lasts(0, 45), machine::goOn);
        }
    }

    private void cutOff(Kind kind, @Nullable Instance process) {
        if (process != null) {
            boolean requests = kind == Kind.NODE_CUT_OFF;
            process.link().cut(requests, !requests || chance.happens("both ways", 0.5));
            var fault = declare(kind, process.node().name());
            lastingAtMostUntilDeath(process, fault, lasts(0, 60), () -> {
                process.link().cut(false, false);
                maybeBroken(process);
            });
        }
    }

    private void flawed(@Nullable Instance process) {
        if (process != null) {
            var fault = declare(Kind.LINK_FLAWED, process.node().name());
            process.link().flawed(0.1 * (1 + chance.below("flaws", 5)));
            world.time().after(lasts(5, 60), () -> {
                process.link().flawed(0);
                world.time().after(Link.LATEST.multipliedBy(2), () -> over(fault));
            });
        }
    }

    private void nodeClockSet(@Nullable Instance process) {
        if (process != null) {
            process.machine().setClock(step(60));
            over(declare(Kind.NODE_CLOCK_SET, process.node().name()));
        }
    }

    private void storeClockSet() {
        var fault = declare(Kind.STORE_CLOCK_SET, null);
        var amount = step(30);
        world.history().note("by " + amount);
        fault.amount = amount.toNanos();
        world.store().setClock(amount);
        over(fault);
    }

    private void subscriptionBroken(@Nullable Instance process) {
        if (process != null) {
            world.store().post().breakSubscriptions(process.machine());
            over(declare(Kind.SUBSCRIPTION_BROKEN, process.node().name()));
        }
    }

    private void maybeBroken(Instance process) {
        if (chance.happens("broken", 0.5)) {
            subscriptionBroken(process);
        }
    }

    private void breakSubscriptions() {
        world.nodes().stream().map(Node::process).forEach(process -> {
            if (process != null) {
                maybeBroken(process);
            }
        });
    }

    private void storeIs(Kind kind, StoreServer.Mode mode, Duration lasts, Runnable afterwards) {
        world.server().become(mode);
        lasting(declare(kind, null), lasts, on -> {
            if (!on) {
                afterwards.run();
                world.server().become(StoreServer.Mode.SERVES);
            }
        });
    }

    private void setBack(SimStore.Snapshot data) {
        world.store().become(data);
        breakSubscriptions();
    }

    private SimStore.Snapshot nothing() {
        return new SimStore.Snapshot(
                Map.of(),
                new Register(world.scenario().timing(), world.scenario().sabotage()));
    }

    private SimStore.Snapshot anyBackup() {
        return chance.oneOf("backup", List.copyOf(backups));
    }

    private void registerLost() {
        var fault = declare(Kind.REGISTER_LOST, null);
        world.store().loseRegister(nothing());
        over(fault);
    }

    private void lasting(Fault fault, Duration lasts, Consumer<Boolean> state) {
        state.accept(true);
        world.time().after(lasts, () -> {
            state.accept(false);
            over(fault);
        });
    }

    /** At times a node comes back just when it was declared dead, which is the worst moment for it. */
    private void lastingAtMostUntilDeath(Instance process, Fault fault, Duration lasts, Runnable afterwards) {
        Runnable end = () -> {
            if (!fault.over()) {
                untilDeath.remove(process);
                afterwards.run();
                over(fault);
            }
        };
        if (chance.happens("until death", 0.75)) {
            untilDeath.put(process, end);
        }
        world.time().after(lasts, end);
    }

    private void declaredDead(Instance process) {
        var end = untilDeath.get(process);
        if (end != null) {
            world.time().after(chance.between("after death", Duration.ZERO, Link.SLOWEST.dividedBy(10)), end);
        }
    }

    private Fault declare(Kind kind, @Nullable String node) {
        var fault = new Fault(kind, node, world.time().nanoTime());
        world.faults().add(fault);
        world.history().note("FAULT " + fault);
        return fault;
    }

    private void over(Fault fault) {
        fault.end = world.time().nanoTime();
        world.history().note("OVER " + fault);
    }

    private Duration lasts(int least, int most) {
        return chance.between("lasts", Duration.ofSeconds(least).plus(MOMENT), Duration.ofSeconds(most));
    }

    private Duration step(int most) {
        var amount = chance.between("step", MOMENT, Duration.ofSeconds(most));
        return chance.happens("back", 0.5) ? amount.negated() : amount;
    }

    private Node anyNode() {
        return chance.oneOf("node", world.nodes());
    }

    private @Nullable Instance anyProcess() {
        return anyNode().process();
    }
}
