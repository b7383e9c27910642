// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The rules of the contract as its code has them. */
final class Rules {

    static final List<Rule> ALL = Arrays.stream(SessionRegistryContract.class.getDeclaredClasses())
            .flatMap(Rules::ofGroup)
            .toList();

    private Rules() {}

    static Rule of(String id) {
        return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
    }

    private static Stream<Rule> ofGroup(Class<?> group) {
        return Arrays.stream(group.getSuperclass().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(ContractRule.class))
                .map(method -> new Rule(method.getAnnotation(ContractRule.class).value(), group, method));
    }

    /**
     * One rule.
     *
     * @param group the nested class of the contract that runs it
     * @param test its test
     */
    record Rule(String id, Class<?> group, Method test) {}
}
