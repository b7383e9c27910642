// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullNameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final String BASE = "io.github.singlesession";

    private static final String SLEEP = "java\\.lang\\.Thread\\.sleep\\(.*"
            + "|java\\.util\\.concurrent\\.TimeUnit\\.sleep\\(.*"
            + "|java\\.util\\.concurrent\\.locks\\.LockSupport\\.park(Nanos|Until)\\(.*";

    private static final JavaClasses ALL = new ClassFileImporter().importPackages(BASE + ".tck");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE + ".tck");

    /** A store that shares no code with the core's own must be able to run the kit. */
    @Test
    void knowsNoStoreAndNoDecision() {
        var rule = classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        BASE, BASE + ".tck..", "java..", "org.junit.jupiter.api..", "org.assertj..", "org.jspecify..");
        rule.check(MAIN);
    }

    @Test
    void neverSleeps() {
        var rule = noClasses().should().accessTargetWhere(target(fullNameMatching(SLEEP)));
        rule.as("nothing sleeps: advance the store's time, or await with a bound")
                .check(ALL);
    }

    @Test
    void publicClassesAreFinalUnlessAStoreExtendsThem() {
        var classes = classes().that().arePublic().and().areNotInterfaces();
        classes.should().haveModifier(FINAL).orShould().haveModifier(ABSTRACT).check(MAIN);
    }
}
