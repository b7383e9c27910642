// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/** A test that is one rule of the contract. Its name is the rule in words. */
@Test
@Target(METHOD)
@Retention(RUNTIME)
@interface ContractRule {

    /** The rule's id in {@code docs/registry-contract.md}: a letter for the group, and a number. */
    String value();
}
