// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/** Which scope an endpoint is in: that of the most specific pattern that matches its path. */
public final class Scopes {

    private final Scope otherwise;
    private final List<Entry> mostSpecificFirst;

    /**
     * Creates the scopes.
     *
     * @param otherwise the scope of endpoints that no pattern matches
     * @param byPattern the scope of each pattern of endpoint paths
     */
    public Scopes(Scope otherwise, Map<PathPattern, Scope> byPattern) {
        this.otherwise = otherwise;
        this.mostSpecificFirst = byPattern.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Entry(entry.getKey(), entry.getValue()))
                .toList();
    }

    Scope of(String endpoint) {
        var path = PathContainer.parsePath(endpoint);
        return mostSpecificFirst.stream()
                .filter(entry -> entry.pattern().matches(path))
                .map(Entry::scope)
                .findFirst()
                .orElse(otherwise);
    }

    /** Returns the names of the scopes. */
    Set<String> names() {
        return rules().stream().map(ScopedRule::scope).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the rules of the scopes: first of endpoints that no pattern matches, then of the others by name. */
    List<ScopedRule> rules() {
        var named = mostSpecificFirst.stream()
                .map(entry -> entry.scope().rule())
                .distinct()
                .sorted(Comparator.comparing(ScopedRule::scope));
        return Stream.concat(Stream.of(otherwise.rule()), named).toList();
    }

    private record Entry(PathPattern pattern, Scope scope) {}
}
