// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.SessionKey;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;

/** Looks at the endpoints once all are mapped: says what is enforced, and warns of what an operator would not expect. */
final class EndpointReview {

    private static final Logger log = LoggerFactory.getLogger(EndpointReview.class);

    private final EnforcedPaths paths;
    private final RuleBook ruleBook;
    private final Map<String, Scope> scopes = new TreeMap<>();
    private final Map<String, Set<String>> plain = new TreeMap<>();
    private final Map<String, Set<String>> stomp = new TreeMap<>();

    EndpointReview(EnforcedPaths paths, RuleBook ruleBook) {
        this.paths = paths;
        this.ruleBook = ruleBook;
    }

    void add(String mappingName, AbstractUrlHandlerMapping mapping) {
        mapping.getHandlerMap().forEach((pattern, httpHandler) -> {
            var handler = PlainHandlers.behind(httpHandler);
            var endpoint = pattern.replaceFirst("/\\*\\*$", "");
            if (handler == null) {
                return;
            }
            if (!paths.enforce(endpoint)) {
                warnOfScopeInVain(endpoint);
                return;
            }
            if (PlainHandlers.speaksStomp(handler)) {
                add(stomp, endpoint);
            } else if (!PlainHandlers.enforced(handler, endpoint, paths)) {
                log.debug("Left alone at {}: a handler of the framework, which no path names", endpoint);
            } else if (PlainHandlers.decorated(handler)) {
                add(plain, endpoint);
            } else {
                warnOutOfReach(endpoint, mappingName, httpHandler);
            }
        });
    }

    /** Says the rule of each scope, and where it holds. */
    void tellWhatIsEnforced() {
        scopes.forEach((name, scope) -> log.info(
                "Enforced at {} -> scope {} -> {}",
                Stream.concat(of(stomp, name, "STOMP"), of(plain, name, "plain"))
                        .toList(),
                name,
                scope.text()));
        if (scopes.isEmpty()) {
            log.warn("Nothing is enforced: no WebSocket endpoint that can be reached lies within single-session.paths "
                    + "and outside of single-session.exclude-paths");
        }
    }

    private static Stream<String> of(Map<String, Set<String>> endpoints, String scope, String kind) {
        return endpoints.getOrDefault(scope, Set.of()).stream().map(endpoint -> endpoint + " (" + kind + ")");
    }

    /** Warns if one seat is shared by endpoints that a user may well use at once. */
    void warnOfSharedSeats() {
        plain.forEach((scope, endpoints) -> {
            if (stomp.containsKey(scope)) {
                log.warn(
                        "The plain WebSocket endpoints {} and the STOMP endpoints {} share the scope '{}': a user's "
                                + "sessions at both count together. If a user may have one of each, list one kind in "
                                + "single-session.exclude-paths, or give it a scope of its own",
                        endpoints,
                        stomp.get(scope),
                        scope);
            }
        });
    }

    private void add(Map<String, Set<String>> endpoints, String endpoint) {
        var scope = ruleBook.scopeOf(endpoint);
        scopes.put(scope.rule().scope(), scope);
        endpoints.computeIfAbsent(scope.rule().scope(), name -> new TreeSet<>()).add(endpoint);
    }

    private void warnOfScopeInVain(String endpoint) {
        var scope = ruleBook.scopeOf(endpoint).rule().scope();
        if (!paths.include(endpoint) && !scope.equals(SessionKey.DEFAULT_SCOPE)) {
            log.warn(
                    "Nothing is enforced at {}: it has the scope '{}', but lies outside of single-session.paths. Add it "
                            + "there, or take it out of single-session.scopes.{}.paths",
                    endpoint,
                    scope,
                    scope);
        }
    }

    private static void warnOutOfReach(String endpoint, String mappingName, Object httpHandler) {
        log.warn(
                "Nothing is enforced at {}: the handler mapping '{}' serves it with a {}, which cannot be decorated. "
                        + "Register the WebSocketHandler with @EnableWebSocket, or list the path in "
                        + "single-session.exclude-paths",
                endpoint,
                mappingName,
                httpHandler.getClass().getName());
    }
}
