// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.SessionKey;
import io.github.singlesession.guard.Admission;
import io.github.singlesession.guard.EndReason;
import io.github.singlesession.guard.GuardedConnection;
import io.github.singlesession.guard.SessionEnd;

/** A connection of a device to a process: the server's end of it, and whether its client is still there. */
final class Connection implements GuardedConnection {

    private final String sessionId;
    private final Device device;
    private final Instance process;
    private final World world;
    private boolean there = true;
    private boolean closed;
    private boolean ended;
    private long heardAt;
    private long admittedAt = -1;

    Connection(String sessionId, Device device, Instance process, World world) {
        this.sessionId = sessionId;
        this.device = device;
        this.process = process;
        this.world = world;
    }

    String sessionId() {
        return sessionId;
    }

    Device device() {
        return device;
    }

    Instance process() {
        return process;
    }

    SessionKey key() {
        return device.user().key();
    }

    /** Returns since when the session is admitted, by the true time; negative if it is not. */
    long admittedAt() {
        return admittedAt;
    }

    boolean closed() {
        return closed;
    }

    /** Returns whether the guard told this connection that its session is over. */
    boolean ended() {
        return ended;
    }

    boolean there() {
        return there;
    }

    void close() {
        closed = true;
    }

    /** The client vanishes, and tells nobody. */
    void vanish() {
        there = false;
    }

    void heard() {
        heardAt = process.machine().nanoTime();
    }

    void decided(Admission admission) {
        if (admission instanceof Admission.Admitted) {
            admittedAt = world.time().nanoTime();
        }
        world.travel(sessionId, () -> device.decided(this, admission));
    }

    @Override
    public void end(SessionEnd end) {
        world.history().note(key(), sessionId + " is told " + end.reason());
        world.judge().ended(this, end.reason());
        if (ended) {
            world.history().fail(key(), sessionId + " is told twice that it is over");
        }
        ended = true;
        world.travel(sessionId, () -> device.ended(this, end.reason()));
        // The container tells of the close when it gets to it, and some do so twice.
        for (int i = world.chance().below(sessionId, 2); i >= 0; i--) {
            world.travel(sessionId, () -> process.machine()
                    .run(() -> process.disconnected(this, EndReason.CONNECTION_LOST)));
        }
    }

    @Override
    public void ping() {
        if (there) {
            world.travel(sessionId, () -> process.machine().run(this::heard));
        }
    }

    @Override
    public boolean heardSince(long nanoTime) {
        return heardAt - nanoTime >= 0;
    }
}
