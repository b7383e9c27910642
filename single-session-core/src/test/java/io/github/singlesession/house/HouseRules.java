// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.house;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullNameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.haveModifier;
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
import org.junit.jupiter.api.TestInstance;

/** What holds in every module. Each extends this by what holds in it alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HouseRules {

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

    private final JavaClasses main;
    private final JavaClasses all;

    /** Reads the classes of a package and of those within it, those of tests aside and included. */
    protected HouseRules(String base) {
        all = new ClassFileImporter().importPackages(base);
        main = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(base);
    }

    /** Returns the classes of the module without its tests. */
    protected final JavaClasses main() {
        return main;
    }

    /** Returns who may read clocks to pass them in: nobody, if a module doesn't say otherwise. */
    protected DescribedPredicate<JavaClass> ownersOfClocks() {
        return DescribedPredicate.alwaysFalse();
    }

    /** Returns how public classes are closed to extension. */
    protected ArchCondition<JavaClass> closed() {
        return haveModifier(FINAL);
    }

    @Test
    void neverSleeps() {
        var rule = noClasses().should().accessTargetWhere(target(fullNameMatching(SLEEP)));
        rule.as("nothing sleeps: move a virtual clock, or await with a bound").check(all);
    }

    @Test
    void getsItsClocksFromOutside() {
        var others = noClasses().that(DescribedPredicate.not(ownersOfClocks()));
        var rule = others.should().accessTargetWhere(target(fullNameMatching(CLOCK)));
        rule.as("clocks and tickers are passed in").check(main);
    }

    @Test
    void packagesAreNullMarked() {
        var nullMarked = DescribedPredicate.<JavaClass>describe(
                "in a @NullMarked package", type -> type.getPackage().isAnnotatedWith(NullMarked.class));
        classes().should(ArchCondition.from(be(nullMarked))).check(main);
    }

    @Test
    void publicClassesAreFinal() {
        var classes =
                classes().that().arePublic().and().areNotInterfaces().and().areNotEnums();
        classes.should(closed()).check(main);
    }
}
