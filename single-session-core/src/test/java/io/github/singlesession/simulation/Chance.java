// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Chance from a seed. What is drawn under one name does not depend on what is drawn under another. */
final class Chance {

    private final long seed;
    private final Map<String, Long> drawn = new HashMap<>();

    Chance(long seed) {
        this.seed = seed;
    }

    boolean happens(String name, double probability) {
        return probability > 0 && next(name).nextDouble() < probability;
    }

    /** Returns a number from 0 on, below a bound. */
    int below(String name, int bound) {
        return next(name).nextInt(bound);
    }

    /** Returns a duration from one to another; small ones are as likely as large ones. */
    Duration between(String name, Duration from, Duration to) {
        return Duration.ofNanos(next(name).nextLong(from.toNanos(), to.toNanos() + 1));
    }

    <A> A oneOf(String name, List<A> all) {
        return all.get(below(name, all.size()));
    }

    private SplittableRandom next(String name) {
        long count = drawn.merge(name, 1L, Long::sum);
        return new SplittableRandom(
                seed * 0x9E3779B97F4A7C15L + name.hashCode() * 0xD1B54A32D192ED03L + count * 0x8CB92BA72F3D8DD7L);
    }
}
