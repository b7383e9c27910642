// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import io.github.singlesession.house.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests extends HouseRules {

    private static final String BASE = "io.github.singlesession";

    ArchitectureTests() {
        super(BASE);
    }

    @Test
    void knowsNoSpring() {
        var rule = noClasses().should().dependOnClassesThat().resideInAPackage("org.springframework..");
        rule.check(main());
    }

    @Test
    void vocabularyKnowsNoOtherPackage() {
        var vocabulary = noClasses().that().resideInAPackage(BASE);
        var rule = vocabulary.should().dependOnClassesThat().resideInAPackage(BASE + ".*..");
        rule.check(main());
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(main());
    }
}
