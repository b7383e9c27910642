// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullNameMatching;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final String BASE = "io.github.singlesession.hazelcast";

    private static final String SLEEP = "java\\.lang\\.Thread\\.sleep\\(.*"
            + "|java\\.util\\.concurrent\\.TimeUnit\\.sleep\\(.*"
            + "|java\\.util\\.concurrent\\.locks\\.LockSupport\\.park(Nanos|Until)\\(.*";

    /** What reads the machine's clocks by itself; {@code now(clock)} doesn't. */
    private static final String CLOCK = "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(\\)"
            + "|java\\.time\\..+\\.now\\((java\\.time\\.ZoneId)?\\)"
            + "|java\\.time\\.Clock\\.(system|tick(Millis|Seconds|Minutes)).*"
            + "|java\\.time\\.InstantSource\\.system\\(\\)"
            + "|java\\.util\\.(Date\\.<init>\\(\\)|Calendar\\.getInstance\\(.*)"
            + "|com\\.github\\.benmanes\\.caffeine\\.cache\\.Ticker\\.systemTicker\\(\\)";

    private static final JavaClasses ALL = new ClassFileImporter().importPackages(BASE);

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(BASE);

    @Test
    void knowsNoSpring() {
        var rule = noClasses().should().dependOnClassesThat().resideInAnyPackage("org.springframework..", "jakarta..");
        rule.check(MAIN);
    }

    @Test
    void neverSleeps() {
        var rule = noClasses().should().accessTargetWhere(target(fullNameMatching(SLEEP)));
        rule.as("nothing sleeps: move a virtual clock, or await with a bound").check(ALL);
    }

    /** A member answers also where no application handed it a clock yet. */
    @Test
    void readsTheClockInOnePlace() {
        var others = noClasses().that().doNotHaveSimpleName("MemberTime");
        var rule = others.should().accessTargetWhere(target(fullNameMatching(CLOCK)));
        rule.as("time is MemberTime's").check(MAIN);
    }

    @Test
    void packagesAreNullMarked() {
        var nullMarked = DescribedPredicate.<JavaClass>describe(
                "in a @NullMarked package", type -> type.getPackage().isAnnotatedWith(NullMarked.class));
        classes().should(ArchCondition.from(be(nullMarked))).check(MAIN);
    }

    @Test
    void publicClassesAreFinal() {
        var classes =
                classes().that().arePublic().and().areNotInterfaces().and().areNotEnums();
        classes.should().haveModifier(FINAL).check(MAIN);
    }
}
