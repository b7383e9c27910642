// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionRule;
import io.github.singlesession.TakeoverLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A user, whose devices compete for the seats of one key. */
final class User {

    private static final long NOT = -1;

    private final SessionKey key;
    private SessionRule rule;
    private final World world;
    private final List<Device> devices = new ArrayList<>();
    private long freeSince = NOT;
    private long overBudgetUntil;

    User(String name, World world) {
        key = SessionKey.of(name);
        this.world = world;
        var chance = world.chance();
        var policy = chance.oneOf("policy", List.of(ConflictPolicy.values()));
        rule = new SessionRule(
                policy, 1 + chance.below("limit", 3), chance.happens("on request", 0.3), TakeoverLimit.DEFAULT);
        for (int i = chance.below("devices", 3) + 1; i > 0; i--) {
            newDevice();
        }
    }

    SessionKey key() {
        return key;
    }

    /** From now on one session fewer may be there. */
    void lowerLimit() {
        if (rule.limit() > 1) {
            rule = new SessionRule(rule.policy(), rule.limit() - 1, rule.takeoverOnRequest(), rule.takeoverLimit());
            world.history().note(key, "limit lowered to " + rule.limit());
        }
    }

    SessionRule rule() {
        return rule;
    }

    List<Device> devices() {
        return List.copyOf(devices);
    }

    Device newDevice() {
        var device = new Device(this, key.subject() + "-" + (char) ('a' + devices.size()), world);
        devices.add(device);
        return device;
    }

    /** A device was refused because the seats change hands too often. */
    void overBudget(Duration retryAfter) {
        overBudgetUntil = Math.max(overBudgetUntil, world.time().nanoTime() + retryAfter.toNanos());
    }

    long overBudgetUntil() {
        return overBudgetUntil;
    }

    /** One of the devices has a seat: whoever else wanted it waits for another one from now on. */
    void seatTaken() {
        freeSince = NOT;
    }

    /** Notes whether a seat should be free, and has the judge see to every client that behaves and is kept out. */
    void review() {
        boolean free = devices.stream().filter(Device::living).count() < rule.limit();
        if (!free) {
            freeSince = NOT;
        } else if (freeSince == NOT) {
            freeSince = world.time().nanoTime();
        } else {
            long since = Math.max(freeSince, world.servedSince());
            devices.stream().filter(Device::wanting).forEach(device -> world.judge()
                    .lockedOut(this, Math.max(since, device.wantingSince())));
        }
    }
}
