// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.github.singlesession.house.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests extends HouseRules {

    ArchitectureTests() {
        super("io.github.singlesession.redis");
    }

    @Test
    void knowsNeitherWebSocketsNorSpringBoot() {
        var rule = noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.boot..", "org.springframework.web..", "jakarta..");
        rule.check(main());
    }
}
