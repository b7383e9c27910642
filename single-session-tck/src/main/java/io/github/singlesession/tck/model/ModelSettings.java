// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import java.time.Duration;

/**
 * How long and how finely a store is compared with the model.
 *
 * @param seed the seed of the first sequence; each of the others has the next one
 * @param sequences how many sequences are carried out
 * @param operations how many operations a sequence has
 * @param slack zero where the store's time passes only when the test lets it; else how far from every moment at which
 *     an answer changes the store is asked, which must be several times what a command takes
 * @param replays how many replays are spent on making a failure short
 */
public record ModelSettings(long seed, int sequences, int operations, Duration slack, int replays) {

    /** Three hundred sequences of two hundred operations on a store whose time stands still. */
    public static final ModelSettings DEFAULT = new ModelSettings(1, 300, 200, Duration.ZERO, 2_000);

    public ModelSettings {
        if (sequences < 1 || operations < 1) {
            throw new IllegalArgumentException(
                    "%d sequences of %d operations compare nothing".formatted(sequences, operations));
        }
        if (slack.isNegative()) {
            throw new IllegalArgumentException("slack " + slack + " is negative");
        }
    }

    /** Returns these settings for a store whose time flows by itself. */
    public ModelSettings withSlack(Duration other) {
        return new ModelSettings(seed, sequences, operations, other, replays);
    }

    /** Returns these settings for more sequences, or fewer. */
    public ModelSettings withSequences(int other) {
        return new ModelSettings(seed, other, operations, slack, replays);
    }

    /** Returns these settings for other sequences: so many, the first of them with this seed. */
    public ModelSettings withSeeds(long first, int count) {
        return new ModelSettings(first, count, operations, slack, replays);
    }

    /** Returns these settings for the one sequence that failed. */
    public ModelSettings only(long failed) {
        return new ModelSettings(failed, 1, operations, slack, replays);
    }
}
