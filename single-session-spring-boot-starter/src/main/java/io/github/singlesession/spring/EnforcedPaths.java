// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which endpoints are enforced. Paths are matched as Spring MVC matches them (decoded, without path parameters), so no
 * spelling that reaches an endpoint gets past its rule.
 */
public final class EnforcedPaths {

    private final List<PathPattern> included;
    private final List<PathPattern> excluded;
    private final int prefixElements;
    private volatile List<PathPattern> mapped = List.of();

    /**
     * Creates the matcher.
     *
     * @param included patterns of endpoint paths that are enforced
     * @param excluded patterns of endpoint paths that are not, also where they are included
     * @param prefix the part of every path that stands before the endpoint: context and servlet path, may be empty
     */
    public EnforcedPaths(List<String> included, List<String> excluded, String prefix) {
        this.included =
                included.stream().map(PathPatternParser.defaultInstance::parse).toList();
        this.excluded =
                excluded.stream().map(PathPatternParser.defaultInstance::parse).toList();
        this.prefixElements = PathContainer.parsePath(prefix).elements().size();
    }

    /** Adds patterns under which endpoints are mapped; one that ends with {@code /**} is a SockJS endpoint. */
    synchronized void mapped(Stream<String> patterns) {
        var added = patterns.map(PathPatternParser.defaultInstance::parse);
        mapped = Stream.concat(mapped.stream(), added).sorted().toList();
    }

    /** Returns the path of the endpoint of a connection; "/" if the connection does not know its address. */
    String endpointOf(@Nullable URI uri) {
        if (uri == null) {
            return "/";
        }
        var path = PathContainer.parsePath(uri.getRawPath());
        var local = path.subPath(Math.min(prefixElements, path.elements().size()));
        return mapped.stream()
                .filter(pattern -> pattern.matches(local))
                .findFirst()
                .map(pattern -> ownPath(pattern.getPatternString(), local))
                .orElse(local)
                .value();
    }

    /** SockJS adds /<server>/<session>/<transport> or /websocket behind the endpoint's own path. */
    private static PathContainer ownPath(String pattern, PathContainer path) {
        if (!pattern.endsWith("/**")) {
            return path;
        }
        var own = PathContainer.parsePath(pattern.substring(0, pattern.length() - "/**".length()));
        return path.subPath(0, own.elements().size());
    }

    /** Returns whether an included path names an endpoint, rather than matching many. */
    boolean name(String endpoint) {
        var path = PathContainer.parsePath(endpoint);
        return included.stream().anyMatch(pattern -> !pattern.hasPatternSyntax() && pattern.matches(path));
    }

    /** Returns whether an endpoint lies within the included paths. */
    boolean include(String endpoint) {
        var path = PathContainer.parsePath(endpoint);
        return included.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /** Returns whether connections of an endpoint are enforced. */
    boolean enforce(String endpoint) {
        var path = PathContainer.parsePath(endpoint);
        return include(endpoint) && excluded.stream().noneMatch(pattern -> pattern.matches(path));
    }
}
