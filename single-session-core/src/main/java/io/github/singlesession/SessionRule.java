// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

/**
 * How many sessions a key may have, and what happens when one more asks.
 *
 * @param policy who keeps the seat in a conflict
 * @param limit how many sessions may hold the key at once, at least 1
 * @param takeoverOnRequest under {@link ConflictPolicy#FIRST_COME}, whether a newcomer that asks for it takes the seat
 * @param takeoverLimit how often the seats may change hands
 */
public record SessionRule(ConflictPolicy policy, int limit, boolean takeoverOnRequest, TakeoverLimit takeoverLimit) {

    public SessionRule {
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit + " is not at least 1");
        }
    }

    /** Returns a rule without takeovers on request and with the {@linkplain TakeoverLimit#DEFAULT default budget}. */
    public static SessionRule of(ConflictPolicy policy, int limit) {
        return new SessionRule(policy, limit, false, TakeoverLimit.DEFAULT);
    }
}
