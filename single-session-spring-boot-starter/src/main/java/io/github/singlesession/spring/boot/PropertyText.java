// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.ClassUtils;

/** Names and values as a user writes them in a configuration. */
final class PropertyText {

    private static final Map<Class<?>, String> VALUES = Map.of(
            Boolean.class, "true or false",
            Integer.class, "a whole number of at least 1",
            Duration.class, "a duration, such as 500ms, 30s or 1m");

    private PropertyText() {}

    /** Returns {@code first-come} for {@code FIRST_COME}. */
    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns {@code on-request} for {@code onRequest}. */
    static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** Returns whether a property of a type has a value of its own, rather than properties below it. */
    static boolean readable(Class<?> type) {
        return type.isEnum() || VALUES.containsKey(ClassUtils.resolvePrimitiveIfNecessary(type));
    }

    /** Returns what a readable property of a type may be set to. */
    static String allowed(Class<?> type) {
        return type.isEnum()
                ? Stream.of(type.getEnumConstants())
                        .map(value -> of((Enum<?>) value))
                        .collect(joining(" or "))
                : VALUES.getOrDefault(ClassUtils.resolvePrimitiveIfNecessary(type), "another value");
    }
}
