// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import io.github.singlesession.house.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests extends HouseRules {

    private static final String ROOT = "io.github.singlesession";

    private static final String AUTO_CONFIGURATION = ROOT + ".spring.boot..";

    ArchitectureTests() {
        super(ROOT + ".spring");
    }

    @Override
    protected DescribedPredicate<JavaClass> ownersOfClocks() {
        return resideInAPackage(AUTO_CONFIGURATION);
    }

    @Test
    void onlyAutoConfigurationKnowsSpringBoot() {
        var boot = "org.springframework.boot..";
        var rule = outsideAutoConfiguration().should().dependOnClassesThat().resideInAPackage(boot);
        rule.check(main());
    }

    @Test
    void onlyAutoConfigurationKnowsStoresByName() {
        String[] stores = {ROOT + ".memory..", ROOT + ".redis..", ROOT + ".hazelcast.."};
        var rule = outsideAutoConfiguration().should().dependOnClassesThat().resideInAnyPackage(stores);
        rule.check(main());
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(main());
    }

    private static GivenClassesConjunction outsideAutoConfiguration() {
        return noClasses().that().resideOutsideOfPackage(AUTO_CONFIGURATION);
    }
}
