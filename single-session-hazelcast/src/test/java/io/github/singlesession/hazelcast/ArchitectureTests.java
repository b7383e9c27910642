// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import io.github.singlesession.house.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests extends HouseRules {

    ArchitectureTests() {
        super("io.github.singlesession.hazelcast");
    }

    /** A member answers also where no application handed it a clock yet. */
    @Override
    protected DescribedPredicate<JavaClass> ownersOfClocks() {
        return simpleName("MemberTime");
    }

    @Test
    void knowsNoSpring() {
        var rule = noClasses().should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "jakarta..");
        rule.check(main());
    }
}
