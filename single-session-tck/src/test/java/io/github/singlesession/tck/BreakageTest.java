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

/** A rule that a registry can break unnoticed is no rule: of each broken registry, the test of its rule must say so. */
class BreakageTest {

    @TestFactory
    Stream<DynamicTest> isRejected() {
        return Breakages.ALL.stream()
                .map(breakage -> DynamicTest.dynamicTest(breakage.toString(), () -> rejects(breakage)));
    }

    private static void rejects(Breakage breakage) {
        var rule = Rules.of(breakage.rule());
        var tests = EngineTestKit.engine("junit-jupiter")
                .configurationParameter(BrokenStore.BREAKAGE, breakage.rule())
                .selectors(selectNestedMethod(List.of(BrokenStore.class), rule.group(), rule.test()))
                .execute()
                .testEvents();

        assertThat(tests.finished().list()).hasSize(1).allSatisfy(test -> assertThat(failure(test))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(breakage.rule() + " "));
    }

    private static Throwable failure(Event test) {
        var result = test.getRequiredPayload(TestExecutionResult.class);
        assertThat(result.getStatus())
                .as(test.getTestDescriptor().getDisplayName())
                .isEqualTo(TestExecutionResult.Status.FAILED);
        return result.getThrowable().orElseThrow();
    }
}
