// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import static java.util.Comparator.comparingInt;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The names of all properties, as the records say; a scope's have an asterisk where the scope's own name stands. */
final class PropertyNames {

    static final String PREFIX = "single-session.";

    private static final String SCOPE = PREFIX + "scopes.";

    private PropertyNames() {}

    /** Returns all names, whole. */
    static List<String> all() {
        return below(PREFIX, SingleSessionProperties.class).toList();
    }

    /** Returns the names that begin with another and a dot. */
    static List<String> below(String name) {
        return all().stream().filter(each -> each.startsWith(name + ".")).toList();
    }

    /** Returns the name that was probably meant; empty if none is near. */
    static Optional<String> nearest(String unknown) {
        return all().stream()
                .map(name -> inScopeOf(unknown, name))
                .min(comparingInt(name -> distance(unknown, name)))
                .filter(name -> distance(unknown, name) <= name.length() / 6);
    }

    private static Stream<String> below(String prefix, Class<?> type) {
        return Stream.of(type.getRecordComponents()).flatMap(component -> namesOf(prefix, component));
    }

    private static Stream<String> namesOf(String prefix, RecordComponent component) {
        var name = prefix + PropertyText.dashed(component.getName());
        if (component.getType().isRecord()) {
            return below(name + ".", component.getType());
        }
        return component.getGenericType() instanceof ParameterizedType generic
                        && generic.getActualTypeArguments().length == 2
                ? below(name + ".*.", (Class<?>) generic.getActualTypeArguments()[1])
                : Stream.of(name);
    }

    private static String inScopeOf(String unknown, String name) {
        if (!unknown.startsWith(SCOPE)) {
            return name;
        }
        var scope = unknown.substring(SCOPE.length()).replaceFirst("\\..*", "");
        return name.replace("*", scope);
    }

    /** Also one that is right but for what stands before it is near. */
    private static int distance(String unknown, String name) {
        return Math.min(edits(unknown, name), 2 + edits(last(unknown), last(name)));
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Returns how many characters have to be changed, added or taken away (Levenshtein); dashes count for nothing. */
    private static int edits(String from, String to) {
        var one = from.replace("-", "");
        var two = to.replace("-", "");
        var row = new int[two.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[two.length()];
    }
}
