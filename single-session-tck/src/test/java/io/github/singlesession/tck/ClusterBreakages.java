// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import java.util.List;
import java.util.stream.Stream;

/** Every broken cluster. */
final class ClusterBreakages {

    static final List<ClusterBreakage> ALL = Stream.of(
                    BrokenTelling.ofListening(),
                    BrokenJoins.all(),
                    BrokenRenewals.all(),
                    BrokenRenewals.ofSuspects(),
                    BrokenSilences.all(),
                    BrokenVerdicts.all(),
                    BrokenDepartures.all(),
                    BrokenSettings.all(),
                    BrokenTelling.all())
            .flatMap(List::stream)
            .toList();

    private ClusterBreakages() {}

    static ClusterBreakage of(String rule) {
        return ALL.stream()
                .filter(breakage -> breakage.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
