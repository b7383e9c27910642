// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What a fault did to users, and what it may.
 *
 * @param lockOut how long a user whose client behaves was kept out
 * @param outOfTurn what was processed of a session after its successor had spoken
 */
record Measured(String fault, String mode, Duration lockOut, OutOfTurn outOfTurn) {

    /** What a machine that does other work, too, may add to any of it. */
    private static final Duration NOISE = Duration.ofSeconds(4);

    private static final Queue<String> TABLE = new ConcurrentLinkedQueue<>();

    /** Holds it against the bounds of the guarantees, and notes it for the table. */
    void within(Duration lockOutAtMost, Duration outOfTurnAtMost) {
        TABLE.add("| %s | %s | %s | %s | %s (%d) | %s |"
                .formatted(
                        fault,
                        mode,
                        text(lockOut),
                        text(lockOutAtMost),
                        text(outOfTurn.longest()),
                        outOfTurn.answers(),
                        text(outOfTurnAtMost)));
        if (mode.equals("fail-closed")) {
            assertThat(outOfTurn.unfenced())
                    .as("not held up by a fence: %s", this)
                    .isZero();
        }
        assertThat(lockOut).as("lock-out: %s", this).isLessThanOrEqualTo(lockOutAtMost.plus(NOISE));
        if (outOfTurnAtMost.isZero()) {
            assertThat(outOfTurn.answers()).as("out of turn: %s", this).isZero();
        } else {
            assertThat(outOfTurn.longest())
                    .as("out of turn: %s", this)
                    .isLessThanOrEqualTo(outOfTurnAtMost.plus(NOISE));
        }
    }

    /** Notes for the table how long something took that users only feel by what else is measured. */
    static void took(String what, String mode, Duration time, Duration atMost) {
        TABLE.add("| %s | %s | %s | %s | | |".formatted(what, mode, text(time), text(atMost)));
        assertThat(time).as(what).isLessThanOrEqualTo(atMost.plus(NOISE));
    }

    /** Prints what was measured since it last did, as {@code docs/guarantees.md} has it. */
    static void print() {
        var rows = new StringBuilder("""
                | fault | on-store-failure | lock-out | at most | out of turn (answers) | at most |
                | --- | --- | --- | --- | --- | --- |
                """);
        for (var row = TABLE.poll(); row != null; row = TABLE.poll()) {
            rows.append(row).append('\n');
        }
        System.out.println(rows);
    }

    private static String text(Duration duration) {
        return duration.isZero() ? "0" : "%.1f s".formatted(duration.toMillis() / 1_000.0);
    }
}
