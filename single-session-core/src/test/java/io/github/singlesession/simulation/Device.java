// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import io.github.singlesession.ClientHash;
import io.github.singlesession.guard.Admission;
import io.github.singlesession.guard.AdmissionRequest;
import io.github.singlesession.guard.EndReason;
import io.github.singlesession.guard.Refusal;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One device of a user: a polite one heeds what it is told, a hasty one connects again at once. */
final class Device {

    /** How long a client waits for an answer to its request. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What a polite client adds to the time after which it may try again. */
    static final Duration JITTER = Duration.ofSeconds(1);

    private static final Duration PING_TIMEOUT = Duration.ofSeconds(50);

    private enum State {
        OFF,
        TRYING,
        WAITING,
        ON
    }

    private final User user;
    private final String name;
    private final World world;
    private final boolean polite;
    private final boolean asks;
    private final @Nullable ClientHash tab;
    private State state = State.OFF;
    private @Nullable Connection connection;
    private @Nullable Node avoided;
    private int connections;
    private long wantingSince;
    private int tries;

    Device(User user, String name, World world) {
        this.user = user;
        this.name = name;
        this.world = world;
        polite = !world.chance().happens("hasty", 0.25);
        asks = world.chance().happens("asks", 0.3);
        tab = world.chance().happens("tab", 0.5) ? ClientHash.of("the tab of " + name) : null;
    }

    User user() {
        return user;
    }

    @Nullable
    Connection connection() {
        return connection;
    }

    /** Returns whether somebody sits at this device and is connected. */
    boolean living() {
        return state == State.ON
                && connection != null
                && connection.there()
                && !connection.process().machine().killed();
    }

    /** Returns whether a client that behaves wants to be let in. */
    boolean wanting() {
        return polite && (state == State.TRYING || state == State.WAITING);
    }

    /** Returns since when somebody wants to be let in, if that is so. */
    long wantingSince() {
        return wantingSince;
    }

    /** Somebody opens the page. */
    void arrive() {
        if (state == State.OFF) {
            attempt();
        }
    }

    /** Somebody closes the page. */
    void leave() {
        tries++;
        hangUp();
        become(State.OFF);
    }

    void refresh() {
        if (state == State.ON) {
            hangUp();
            attempt();
        }
    }

    /** The device is gone, and no server is told. */
    void vanish() {
        var lost = connection;
        if (lost != null && state == State.ON) {
            lost.vanish();
            connection = null;
            become(State.OFF);
            world.time().after(PING_TIMEOUT, () -> lost.process().machine().run(() -> lost.process()
                    .disconnected(lost, EndReason.STALE)));
        }
    }

    private void attempt() {
        var node = world.balance(name, avoided);
        if (node == null || node.process() == null) {
            again(Duration.ofMillis(500));
            return;
        }
        become(State.TRYING);
        var process = Objects.requireNonNull(node.process());
        var attempt = new Connection(name + "-" + ++connections, this, process, world);
        connection = attempt;
        var request = new AdmissionRequest(user.key(), attempt.sessionId(), user.rule(), tab, asks, null);
        world.travel(name, () -> reach(attempt, () -> process.admit(attempt, request)));
        world.time().after(PATIENCE, () -> {
            if (connection == attempt && state == State.TRYING) {
                avoided = node;
                hangUp();
                again(Duration.ofMillis(100));
            }
        });
    }

    private void reach(Connection over, Runnable arrival) {
        if (over.process().machine().killed()) {
            cutOff(over);
        } else {
            over.process().machine().run(arrival);
        }
    }

    /** The server says whether the session may speak. */
    void decided(Connection asked, Admission admission) {
        if (asked != connection) {
            return;
        }
        if (admission instanceof Admission.Admitted) {
            avoided = null;
            become(State.ON);
            speak(asked);
        } else if (admission instanceof Admission.Refused refused) {
            refused(asked, refused);
        } else if (!asked.ended()) {
            world.history().fail(user.key(), asked.sessionId() + " is over and was not told");
        }
    }

    private void refused(Connection asked, Admission.Refused refused) {
        hangUp();
        boolean node = refused.reason() == Refusal.STORE_UNAVAILABLE || refused.reason() == Refusal.NODE_LEAVING;
        avoided = node ? asked.process().node() : null;
        if (refused.reason() == Refusal.TAKEOVER_LIMIT) {
            user.overBudget(refused.retryAfter());
        }
        again(refused.retryAfter());
    }

    /** The server says that the session is over. */
    void ended(Connection told, EndReason why) {
        if (told != connection) {
            return;
        }
        connection = null;
        switch (why) {
            case DISPLACED, RESUMED, LOST, REVOKED -> {
                become(State.OFF);
                var pause = polite ? Duration.ofSeconds(60) : Duration.ofMillis(500);
                world.time().after(world.chance().between(name + " acts", pause.dividedBy(4), pause), this::returns);
            }
            default -> again(Duration.ofMillis(100));
        }
    }

    /** The connection breaks because its server dies. */
    void cutOff(Connection broken) {
        world.travel(name, () -> {
            if (broken == connection) {
                connection = null;
                again(Duration.ofMillis(100));
            }
        });
    }

    private void returns() {
        if (world.lively()) {
            arrive();
        }
    }

    private void again(Duration atLeast) {
        become(State.WAITING);
        int current = ++tries;
        var most = polite ? atLeast.plus(JITTER) : Duration.ofMillis(800);
        var least = polite ? atLeast : Duration.ofMillis(200);
        world.time().after(world.chance().between(name + " again", least, most), () -> {
            if (state == State.WAITING && tries == current) {
                attempt();
            }
        });
    }

    private void hangUp() {
        var left = connection;
        if (left != null) {
            connection = null;
            world.travel(name, () -> reach(left, () -> left.process().disconnected(left, EndReason.CLIENT_CLOSED)));
        }
    }

    private void speak(Connection on) {
        world.time()
                .after(world.chance().between(name + " speaks", Duration.ofMillis(300), Duration.ofSeconds(2)), () -> {
                    if (on == connection && state == State.ON) {
                        world.travel(name, () -> reach(on, () -> on.process().frame(on)));
                        speak(on);
                    }
                });
    }

    private void become(State next) {
        boolean wanted = wanting();
        state = next;
        if (!wanted) {
            wantingSince = world.time().nanoTime();
        }
        if (next == State.ON) {
            user.seatTaken();
        }
        user.review();
    }
}
