// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds a path that two patterns may both match; whether they do is for the patterns to say. */
final class CommonPath {

    private static final String ANYTHING = "x";

    private CommonPath() {}

    /** Returns a path, made segment by segment of two patterns that were split at their slashes. */
    static String of(List<String> one, List<String> two) {
        var path = new ArrayList<String>();
        for (int i = 0; i < Math.max(one.size(), two.size()); i++) {
            path.add(segment(i < one.size() ? one.get(i) : "*", i < two.size() ? two.get(i) : "*"));
        }
        return String.join("/", path);
    }

    private static String segment(String one, String two) {
        var text = text(wildcards(one), wildcards(two));
        return text == null || (text.isEmpty() && !(one.isEmpty() && two.isEmpty())) ? ANYTHING : text;
    }

    /** What a variable matches is taken for anything. */
    private static String wildcards(String segment) {
        return segment.replaceAll("\\{[^}]*}?", "*").replaceAll("\\*+", "*");
    }

    /** Returns the shortest text that both match, where * stands for any characters and ? for one; null if none is. */
    private static @Nullable String text(String one, String two) {
        if (two.startsWith("*") && !one.startsWith("*")) {
            return text(two, one);
        }
        if (one.startsWith("*")) {
            var without = text(one.substring(1), two);
            return without != null || two.isEmpty() ? without : afterFirst(two, one, two.substring(1));
        }
        if (one.isEmpty() || two.isEmpty()) {
            return one.isEmpty() && two.isEmpty() ? "" : null;
        }
        boolean alike = one.charAt(0) == two.charAt(0) || one.startsWith("?") || two.startsWith("?");
        return alike ? afterFirst(one.startsWith("?") ? two : one, one.substring(1), two.substring(1)) : null;
    }

    private static @Nullable String afterFirst(String first, String one, String two) {
        var rest = text(one, two);
        if (rest == null || first.startsWith("*")) {
            return rest;
        }
        return (first.startsWith("?") ? ANYTHING : first.substring(0, 1)) + rest;
    }
}
