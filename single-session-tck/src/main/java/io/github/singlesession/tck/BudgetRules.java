// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.Denial;
import io.github.singlesession.SessionRule;
import io.github.singlesession.TakeoverLimit;
import java.time.Duration;

/** How often the seats of a key may change hands. */
abstract class BudgetRules extends ContractRules {

    BudgetRules(SessionRegistryContract contract) {
        super(contract);
    }

    @ContractRule("B1")
    void deniesOneTakeoverTooMany() {
        seat(connect(phone, kickOld(1, 2)));
        seat(connect(laptop, kickOld(1, 2)));
        var last = seat(connect(tablet, kickOld(1, 2)));

        var outcome = denied(connect(watch, kickOld(1, 2)));

        assertThat(outcome.reason()).isEqualTo(Denial.TAKEOVER_LIMIT);
        assertThat(outcome.holders()).containsExactly(last);
        assertThat(holders()).containsExactly(last);
    }

    @ContractRule("B2")
    void saysHowLongTheWindowLastsYet() {
        seat(connect(phone, kickOld(1, 1)));
        seat(connect(laptop, kickOld(1, 1)));
        pass(Duration.ofSeconds(20));

        assertThat(denied(connect(tablet, kickOld(1, 1))).retryAfter())
                .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(41));
    }

    @ContractRule("B3")
    void hasAFreshBudgetWhenTheWindowEnds() {
        seat(connect(phone, kickOld(1, 1)));
        seat(connect(laptop, kickOld(1, 1)));
        pass(Duration.ofSeconds(61));

        seat(connect(tablet, kickOld(1, 1)));

        assertThat(denied(connect(watch, kickOld(1, 1))).reason()).isEqualTo(Denial.TAKEOVER_LIMIT);
    }

    @ContractRule("B4")
    void endsTheWindowAMinuteAfterItsFirstTakeover() {
        seat(connect(phone, kickOld(1, 2)));
        seat(connect(laptop, kickOld(1, 2)));
        pass(Duration.ofSeconds(40));
        seat(connect(tablet, kickOld(1, 2)));
        pass(Duration.ofSeconds(21));

        var outcome = granted(connect(watch, kickOld(1, 2)));

        assertThat(outcome.displaced()).hasSize(1);
    }

    @ContractRule("B5")
    void countsAResumeAsATakeover() {
        seat(connectTab(phone, kickOld(1, 1)));
        var resumed = seat(connectTab(laptop, kickOld(1, 1)));

        var outcome = denied(connectTab(tablet, kickOld(1, 1)));

        assertThat(outcome.reason()).isEqualTo(Denial.TAKEOVER_LIMIT);
        assertThat(holders()).containsExactly(resumed);
    }

    @ContractRule("B6")
    void countsATakeoverOnRequest() {
        var rule = new SessionRule(ConflictPolicy.FIRST_COME, 1, true, new TakeoverLimit(1, MINUTE));
        seat(connect(phone, rule));
        seat(useHere(laptop, rule));

        assertThat(denied(useHere(tablet, rule)).reason()).isEqualTo(Denial.TAKEOVER_LIMIT);
    }

    @ContractRule("B7")
    void countsNoGrantThatDisplacedNobody() {
        release(seat(connect(phone, kickOld(1, 1))));
        seat(connect(laptop, kickOld(1, 1)));

        assertThat(granted(connect(tablet, kickOld(1, 1))).displaced()).hasSize(1);
    }

    @ContractRule("B8")
    void countsOneTakeoverHoweverManyGo() {
        seat(connect(phone, kickOld(2)));
        seat(connect(laptop, kickOld(2)));
        seat(connect(tablet, kickOld(1, 2)));

        assertThat(granted(connect(watch, kickOld(1, 2))).displaced()).hasSize(1);
    }

    @ContractRule("B9")
    void remembersTheWindowWithoutALease() {
        seat(connect(phone, kickOld(1, 1)));
        release(seat(connect(laptop, kickOld(1, 1))));
        seat(connect(tablet, kickOld(1, 1)));

        assertThat(denied(connect(watch, kickOld(1, 1))).reason()).isEqualTo(Denial.TAKEOVER_LIMIT);
    }

    @ContractRule("B10")
    void grantsFreeSeatsAlsoWithASpentBudget() {
        seat(connect(phone, kickOld(1, 1)));
        release(seat(connect(laptop, kickOld(1, 1))));

        assertThat(granted(connect(tablet, kickOld(1, 1))).displaced()).isEmpty();
    }

    @ContractRule("B11")
    void deniesAResumeToo() {
        seat(connect(phone, kickOld(1, 1)));
        var own = seat(connectTab(laptop, kickOld(1, 1)));

        assertThat(denied(connectTab(tablet, kickOld(1, 1))).reason()).isEqualTo(Denial.TAKEOVER_LIMIT);
        assertThat(holders()).containsExactly(own);
    }
}
