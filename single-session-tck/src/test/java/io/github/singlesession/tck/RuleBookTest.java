// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page, the tests and the broken stores speak of the same rules. */
class RuleBookTest {

    private static final Pattern ROW = Pattern.compile("^\\| ([A-Z][0-9]+) \\|", Pattern.MULTILINE);

    @Test
    void numbersEveryRuleOnce() {
        assertThat(ids()).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void describesEveryRuleAndNoOther() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "registry-contract.md"));

        var described = ROW.matcher(page).results().map(row -> row.group(1)).toList();

        assertThat(described).containsExactlyInAnyOrderElementsOf(ids());
    }

    @Test
    void breaksEveryRule() {
        assertThat(Breakages.ALL)
                .extracting(Breakage::rule)
                .containsExactlyInAnyOrderElementsOf(ids(Rules.OF_REGISTRIES));
        assertThat(ClusterBreakages.ALL)
                .extracting(ClusterBreakage::rule)
                .containsExactlyInAnyOrderElementsOf(ids(Rules.OF_CLUSTERS));
    }

    private static List<String> ids() {
        return ids(Rules.ALL);
    }

    private static List<String> ids(List<Rules.Rule> rules) {
        return rules.stream().map(Rules.Rule::id).toList();
    }
}
