// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.VirtualTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place in the cluster on which one process runs at a time. */
final class Node {

    /** How long a process may take to drain, and over which time it ends its sessions. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    static final Duration SPREAD = Duration.ofSeconds(5);

    private final String name;
    private final World world;
    private @Nullable Instance process;
    private int starts;
    private final Map<String, Integer> earlierCalls = new HashMap<>();

    Node(String name, World world) {
        this.name = name;
        this.world = world;
    }

    String name() {
        return name;
    }

    @Nullable
    Instance process() {
        return process;
    }

    /** Returns whether a load balancer sends clients here: it does not notice that a process was stopped. */
    boolean inService() {
        return process != null && !process.leaving();
    }

    void start() {
        starts++;
        var started = new Instance(name + starts, this, world);
        process = started;
        world.history().note(name + " starts");
        started.start();
    }

    void kill() {
        var killed = process;
        if (killed != null) {
            process = null;
            earlier(killed);
            world.history().note(name + " is killed");
            killed.kill();
        }
    }

    /** Has the process leave in order, and end. */
    void leave(Runnable afterwards) {
        var leaving = process;
        if (leaving != null) {
            world.history().note(name + " leaves");
            leaving.drain(() -> {
                if (process == leaving) {
                    kill();
                    afterwards.run();
                }
            });
        }
    }

    /** Returns how often this node called the store. */
    Map<String, Integer> calls() {
        var all = new HashMap<>(earlierCalls);
        if (process != null) {
            process.link().calls().forEach((operation, count) -> all.merge(operation, count, Integer::sum));
        }
        return all;
    }

    private void earlier(Instance over) {
        over.link().calls().forEach((operation, count) -> earlierCalls.merge(operation, count, Integer::sum));
    }

    VirtualTime time() {
        return world.time();
    }
}
