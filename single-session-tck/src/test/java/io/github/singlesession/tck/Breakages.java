// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import java.util.List;
import java.util.stream.Stream;

/** Every broken registry. */
final class Breakages {

    static final List<Breakage> ALL = Stream.of(
                    BrokenClaims.all(),
                    BrokenDisplacements.all(),
                    BrokenDisplacements.ofStaleNodes(),
                    BrokenNodeViews.all(),
                    BrokenResumes.all(),
                    BrokenBudgets.all(),
                    BrokenRetries.ofDeadlines(),
                    BrokenRetries.all(),
                    BrokenTimedLeases.all(),
                    BrokenReclaims.all(),
                    BrokenReleases.all(),
                    BrokenEndings.all(),
                    BrokenLists.ofHolders(),
                    BrokenLists.ofReaffirmations(),
                    BrokenTokens.all(),
                    BrokenNotices.all(),
                    BrokenKeys.all(),
                    BrokenRaces.all())
            .flatMap(List::stream)
            .toList();

    private Breakages() {}

    static Breakage of(String rule) {
        return ALL.stream()
                .filter(breakage -> breakage.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
