// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.SessionKey;
import java.time.Duration;
import java.util.function.Function;

/** Asserts that a store with one wrong rule is found soon, and that the history which shows it is short. */
final class Detection {

    private static final ModelSettings EXACT = ModelSettings.DEFAULT.withSequences(20);

    private static final int SHORT = 6;

    private Detection() {}

    static void ofSeats(Function<SessionKey, Seats> wrong) {
        of(new Model(wrong, new ClaimRules(), new OtherRules()), EXACT);
    }

    static void ofClaims(ClaimRules wrong) {
        of(new Model(Seats::new, wrong, new OtherRules()), EXACT);
    }

    static void ofOthers(OtherRules wrong) {
        of(new Model(Seats::new, new ClaimRules(), wrong), EXACT);
    }

    /** With slack, time stands still between operations, so that only their order makes tokens rise. */
    static void ofSeatsWithSlack(Function<SessionKey, Seats> wrong) {
        of(new Model(wrong, new ClaimRules(), new OtherRules()), EXACT.withSlack(Duration.ofSeconds(1)));
    }

    private static void of(Model wrong, ModelSettings settings) {
        var difference = new ModelComparison(TestStores.ruledBy(wrong), settings).run();

        assertThat(difference).isPresent();
        assertThat(difference.get().shortest().length())
                .as(difference.get().inWords())
                .isLessThanOrEqualTo(SHORT);
    }
}
