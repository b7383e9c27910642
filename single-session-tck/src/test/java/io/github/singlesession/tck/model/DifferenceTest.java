// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionStoreException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a developer gets to see of a difference. */
class DifferenceTest {

    private static final ModelSettings SETTINGS = ModelSettings.DEFAULT.withSequences(20);

    @Test
    void isTheSameEachTimeItsSeedIsReplayed() {
        var found = difference(SETTINGS);

        var again = difference(SETTINGS.only(found.seed()));

        assertThat(again.inWords()).isEqualTo(found.inWords());
    }

    @Test
    void saysTheOperationsBothAnswersAndTheSeed() {
        var found = difference(SETTINGS);

        assertThat(found.inWords())
                .contains("seed %d".formatted(found.seed()))
                .contains("  1. ")
                .contains("both:")
                .contains("MODEL:")
                .contains("STORE:")
                .endsWith("only(%dL)".formatted(found.seed()));
    }

    @Test
    void isAsLongAsItWasFoundWhereNoReplayIsAllowed() {
        var found = difference(new ModelSettings(1, 20, 200, Duration.ZERO, 0));

        assertThat(found.shortest().length()).isEqualTo(found.found()).isGreaterThan(6);
    }

    @Test
    void namesTheFailureOfAStoreThatFails() {
        var found = difference(
                new ClaimRules() {
                    @Override
                    void bury(Seats seats, SessionClaim claim) {
                        throw new SessionStoreException("the store is away", null);
                    }
                },
                SETTINGS);

        assertThat(found.shortest().length()).isEqualTo(1);
        assertThat(found.inWords()).contains("failed with").contains("the store is away");
    }

    private static Difference difference(ModelSettings settings) {
        return difference(
                new ClaimRules() {
                    @Override
                    void countResume(Seats seats, SessionClaim claim, long now) {}
                },
                settings);
    }

    private static Difference difference(ClaimRules wrong, ModelSettings settings) {
        var store = TestStores.ruledBy(new Model(Seats::new, wrong, new OtherRules()));
        return new ModelComparison(store, settings).run().orElseThrow();
    }
}
