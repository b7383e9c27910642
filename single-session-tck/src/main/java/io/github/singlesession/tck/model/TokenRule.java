// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

/** Which token a grant has. */
@FunctionalInterface
interface TokenRule {

    /**
     * Returns the token of a grant.
     *
     * @param certain what the token must be larger than
     * @param remembered the largest token that the key ever had, which the store may have forgotten; at least as large
     */
    long next(long certain, long remembered);

    /** Returns the rule for a lease that is put back: larger than the token that it had, too. */
    default TokenRule above(long former) {
        return (certain, remembered) -> next(Math.max(certain, former), Math.max(remembered, former));
    }

    /** Returns the rule of a store that forgets nothing. */
    static TokenRule at(long now) {
        return (certain, remembered) -> Math.max(remembered + 1, now);
    }

    /**
     * Returns the rule that takes the token of the store's answer where it is right, so that a model goes on with it:
     * the next one or the time where the time is known exactly, else anything that is larger and not before the time.
     */
    static TokenRule of(long answered, long now, Grain grain) {
        return (certain, remembered) -> {
            long strict = Math.max(remembered + 1, now);
            boolean right = grain.exact()
                    ? answered == Math.max(certain + 1, now)
                    : answered > certain && answered >= now - grain.blur();
            return right ? answered : strict;
        };
    }
}
