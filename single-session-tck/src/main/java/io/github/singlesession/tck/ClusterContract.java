// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import java.time.Duration;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link io.github.singlesession.Cluster} promises: one test a rule. A store's test extends this class and
 * says how to get at a register of nodes.
 *
 * <p>The rules, by the ids with which the names of the tests begin, are listed in {@code docs/registry-contract.md}.
 * Nothing waits for time to pass: what depends on time {@linkplain ClusterUnderTest#advance() advances} it.
 */
public abstract class ClusterContract {

    /** Returns a cluster without nodes, called before every test. */
    protected abstract ClusterUnderTest cluster();

    /** Returns how long the cluster may take for one answer, or for one notice to arrive. */
    protected Duration patience() {
        return Duration.ofSeconds(10);
    }

    @Nested
    class Listening extends ListenRules {
        Listening() {
            super(ClusterContract.this);
        }
    }

    @Nested
    class Joins extends JoinRules {
        Joins() {
            super(ClusterContract.this);
        }
    }

    @Nested
    class Renewals extends RenewRules {
        Renewals() {
            super(ClusterContract.this);
        }
    }

    @Nested
    class Silences extends SilenceRules {
        Silences() {
            super(ClusterContract.this);
        }
    }

    @Nested
    class Verdicts extends VerdictRules {
        Verdicts() {
            super(ClusterContract.this);
        }
    }

    @Nested
    class Departures extends LeaveRules {
        Departures() {
            super(ClusterContract.this);
        }
    }

    @Nested
    class Setting extends SettingRules {
        Setting() {
            super(ClusterContract.this);
        }
    }

    @Nested
    class Telling extends TellRules {
        Telling() {
            super(ClusterContract.this);
        }
    }
}
