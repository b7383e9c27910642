// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A rule that a store can break unnoticed is no rule: of each broken store, the test of its rule must say so. */
class BreakageTest {

    @TestFactory
    Stream<DynamicTest> isRejectedOfARegistry() {
        return Breakages.ALL.stream()
                .map(breakage -> rejection(breakage.toString(), BrokenStore.class, breakage.rule()));
    }

    @TestFactory
    Stream<DynamicTest> isRejectedOfACluster() {
        return ClusterBreakages.ALL.stream()
                .map(breakage -> rejection(breakage.toString(), BrokenCluster.class, breakage.rule()));
    }

    private static DynamicTest rejection(String name, Class<?> broken, String rule) {
        return DynamicTest.dynamicTest(name, () -> rejects(broken, Rules.of(rule)));
    }

    private static void rejects(Class<?> broken, Rules.Rule rule) {
        var tests = EngineTestKit.engine("junit-jupiter")
                .configurationParameter(BrokenByConfiguration.BREAKAGE, rule.id())
                .selectors(selectNestedMethod(List.of(broken), rule.group(), rule.test()))
                .execute()
                .testEvents();

        assertThat(tests.finished().list()).hasSize(1).allSatisfy(test -> assertThat(failure(test))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(rule.id() + " "));
    }

    private static Throwable failure(Event test) {
        var result = test.getRequiredPayload(TestExecutionResult.class);
        assertThat(result.getStatus())
                .as(test.getTestDescriptor().getDisplayName())
                .isEqualTo(TestExecutionResult.Status.FAILED);
        return result.getThrowable().orElseThrow();
    }
}
