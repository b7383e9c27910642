// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import io.github.singlesession.house.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests extends HouseRules {

    private static final String BASE = "io.github.singlesession";

    ArchitectureTests() {
        super(BASE + ".tck");
    }

    /** A store extends them to be tested. */
    @Override
    protected ArchCondition<JavaClass> closed() {
        return super.closed().or(haveModifier(ABSTRACT));
    }

    /** A store that shares no code with the core's own must be able to run the kit. */
    @Test
    void knowsNoStoreAndNoDecision() {
        var rule = classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        BASE, BASE + ".tck..", "java..", "org.junit.jupiter.api..", "org.assertj..", "org.jspecify..");
        rule.check(main());
    }
}
