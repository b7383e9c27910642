// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import java.time.Duration;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link io.github.singlesession.SessionRegistry} promises: one test a rule. A store's test extends this class
 * and says how to get at the store.
 *
 * <p>The rules, by the ids with which the names of the tests begin, are listed in {@code docs/registry-contract.md}.
 * Nothing waits for time to pass: what depends on time {@linkplain StoreUnderTest#advance() advances} it.
 */
public abstract class SessionRegistryContract {

    /** Returns the store to test, called before every test. */
    protected abstract StoreUnderTest store();

    /** Returns how long the store may take for one answer, or for one notice to arrive. */
    protected Duration patience() {
        return Duration.ofSeconds(10);
    }

    @Nested
    class Claims extends ClaimRules {
        Claims() {
            super(SessionRegistryContract.this);
        }
    }

    @Nested
    class Displacements extends DisplacementRules {
        Displacements() {
            super(SessionRegistryContract.this);
        }
    }

    @Nested
    class StaleNodes extends StaleNodeRules {
        StaleNodes() {
            super(SessionRegistryContract.this);
        }
    }

    @Nested
    class Resumes extends ResumeRules {
        Resumes() {
            super(SessionRegistryContract.this);
        }
    }

    @Nested
    class TakeoverBudget extends BudgetRules {
        TakeoverBudget() {
            super(SessionRegistryContract.this);
        }
    }

    @Nested
    class Deadlines extends DeadlineRules {
        Deadlines() {
            super(SessionRegistryContract.this);
        }
    }

    @Nested
    class IdempotentClaims extends IdempotenceRules {
        IdempotentClaims() {
            super(SessionRegistryContract.this);
        }
    }

    @Nested
    class TimedLeases extends TimedLeaseRules {
        TimedLeases() {
            super(SessionRegistryContract.this);
        }
    }

    @Nested
    class Reclaims extends ReclaimRules {
        Reclaims() {
            super(SessionRegistryContract.this);
        }
    }

    @Nested
    class Releases extends ReleaseRules {
        Releases() {
            super(SessionRegistryContract.this);
        }
    }

    @Nested
    class Endings extends EndRules {
        Endings() {
            super(SessionRegistryContract.this);
        }
    }

    @Nested
    class Holders extends HolderRules {
        Holders() {
            super(SessionRegistryContract.this);
        }
    }

    @Nested
    class Reaffirmations extends ReaffirmRules {
        Reaffirmations() {
            super(SessionRegistryContract.this);
        }
    }

    @Nested
    class FencingTokens extends TokenRules {
        FencingTokens() {
            super(SessionRegistryContract.this);
        }
    }

    @Nested
    class Notices extends NoticeRules {
        Notices() {
            super(SessionRegistryContract.this);
        }
    }

    @Nested
    class IndependentKeys extends KeyRules {
        IndependentKeys() {
            super(SessionRegistryContract.this);
        }
    }

    @Nested
    class ParallelCalls extends ParallelRules {
        ParallelCalls() {
            super(SessionRegistryContract.this);
        }
    }
}
