// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.singlesession.Verdict;
import java.util.Map;

/** Something is set that all nodes follow. */
abstract class SettingRules extends ClusterRules {

    SettingRules(ClusterContract contract) {
        super(contract);
    }

    @ContractRule("U1")
    void reachesWhoRenews() {
        joined(north);
        joined(south);

        set("mode", "observe");

        assertThat(renewed(north).settings()).isEqualTo(Map.of("mode", "observe"));
        assertThat(renewed(south).settings()).isEqualTo(Map.of("mode", "observe"));
    }

    @ContractRule("U2")
    void reachesWhoJoins() {
        joined(north);

        set("mode", "observe");

        assertThat(joined(south).settings()).isEqualTo(Map.of("mode", "observe"));
    }

    @ContractRule("U3")
    void isNothingBeforeSomethingWasSet() {
        assertThat(joined(north).settings()).isEmpty();
        assertThat(renewed(north).settings()).isEmpty();
    }

    @ContractRule("U4")
    void takesThePlaceOfWhatWasSetBefore() {
        joined(north);
        set("mode", "observe");

        set("mode", "enforce");

        assertThat(renewed(north).settings()).isEqualTo(Map.of("mode", "enforce"));
    }

    @ContractRule("U5")
    void leavesOtherNamesAlone() {
        joined(north);
        set("mode", "observe");

        set("mode.game", "enforce");

        assertThat(renewed(north).settings()).isEqualTo(Map.of("mode", "observe", "mode.game", "enforce"));
    }

    @ContractRule("U6")
    void bringsWhateverANameAndAValueMayHave() {
        joined(north);
        var allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

        set(".", allowed);
        set(allowed, "0");

        assertThat(renewed(north).settings()).isEqualTo(Map.of(".", allowed, allowed, "0"));
    }

    @ContractRule("U7")
    void refusesAllElseAndSetsNothing() {
        joined(north);

        for (var off : new String[] {"", "a b", "a=b", "é", "x".repeat(65)}) {
            assertThatThrownBy(() -> set(off, "1")).hasMessageContaining("'" + off + "'");
            assertThatThrownBy(() -> set("mode", off)).hasMessageContaining("'" + off + "'");
        }

        assertThat(renewed(north).settings()).isEmpty();
    }

    @ContractRule("U8")
    void outlivesTheNodesThatWereThere() {
        joined(north);
        set("mode", "observe");
        leave(north);
        pass(REMEMBERED);

        assertThat(joined(south).settings()).isEqualTo(Map.of("mode", "observe"));
    }

    @ContractRule("U9")
    void isPossibleWhereNoNodeIs() {
        set("mode", "observe");

        assertThat(nodes()).isEmpty();
        assertThat(joined(south).settings()).isEqualTo(Map.of("mode", "observe"));
    }

    @ContractRule("U10")
    void endsNoSilence() {
        settled(north, south);
        silence();

        set("mode", "observe");

        assertThat(verdict(south)).isEqualTo(Verdict.UNKNOWN);
    }
}
