// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Names a rule by its id and its method's words: {@code C1 grants a free seat}. */
final class RuleNames extends DisplayNameGenerator.Standard {

    @Override
    public String generateDisplayNameForNestedClass(List<Class<?>> enclosing, Class<?> group) {
        return words(group.getSimpleName());
    }

    @Override
    public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> group, Method method) {
        var rule = method.getAnnotation(ContractRule.class);
        return rule == null ? words(method.getName()) : rule.value() + " " + words(method.getName());
    }

    private static String words(String name) {
        return name.replaceAll("(?<=.)(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
