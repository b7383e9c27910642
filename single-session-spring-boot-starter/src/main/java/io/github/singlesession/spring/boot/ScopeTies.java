// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/** Finds endpoints that would be in two scopes at once, since neither's pattern is the more specific. */
final class ScopeTies {

    private ScopeTies() {}

    static void check(Map<String, ScopeProperties> scopes) {
        var others = new ArrayList<Claim>();
        new TreeMap<>(scopes).forEach((name, scope) -> {
            var claims = scope.patterns().stream()
                    .map(pattern -> new Claim(name, pattern))
                    .toList();
            claims.forEach(claim -> others.forEach(claim::failIfTiedWith));
            others.addAll(claims);
        });
    }

    private record Claim(String scope, PathPattern pattern) {

        void failIfTiedWith(Claim other) {
            if (PathPattern.SPECIFICITY_COMPARATOR.compare(pattern, other.pattern) == 0 && meets(other)) {
                throw new InvalidPropertyException(
                        "scopes." + scope + ".paths",
                        pattern,
                        "patterns that are more or less specific than the pattern '" + other.pattern + "' of the scope "
                                + other.scope + ", which matches the same endpoints");
            }
        }

        /** Returns whether some path is known that both patterns match. */
        private boolean meets(Claim other) {
            var path = PathContainer.parsePath(CommonPath.of(segments(), other.segments()));
            return segments().equals(other.segments()) || (pattern.matches(path) && other.pattern.matches(path));
        }

        /** The names of a pattern's variables say nothing of what it matches. */
        private List<String> segments() {
            return List.of(pattern.getPatternString()
                    .replaceAll("\\{\\*[^}]*}", "**")
                    .replaceAll("\\{\\w+", "{")
                    .split("/"));
        }
    }
}
