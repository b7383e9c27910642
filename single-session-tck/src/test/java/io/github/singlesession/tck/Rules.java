// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The rules of the contracts as their code has them. */
final class Rules {

    static final List<Rule> OF_REGISTRIES = in(SessionRegistryContract.class);

    static final List<Rule> OF_CLUSTERS = in(ClusterContract.class);

    static final List<Rule> ALL =
            Stream.of(OF_REGISTRIES, OF_CLUSTERS).flatMap(List::stream).toList();

    private Rules() {}

    static Rule of(String id) {
        return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
    }

    private static List<Rule> in(Class<?> contract) {
        return Arrays.stream(contract.getDeclaredClasses())
                .flatMap(Rules::ofGroup)
                .toList();
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
