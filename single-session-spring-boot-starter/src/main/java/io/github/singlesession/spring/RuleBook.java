// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionRule;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says whose a connection is and which rule it is under, by the configuration and the application's resolvers. */
public final class RuleBook {

    private final Scopes scopes;
    private final SubjectResolver subjects;
    private final RuleResolver rules;
    private final KnownScopes known;

    public RuleBook(Scopes scopes, SubjectResolver subjects, RuleResolver rules) {
        this.scopes = scopes;
        this.subjects = subjects;
        this.rules = rules;
        this.known = new KnownScopes(scopes.names());
    }

    /** Returns the scope of an endpoint, as it is configured. */
    Scope scopeOf(String endpoint) {
        return scopes.of(endpoint);
    }

    /** Returns what scopes are called in meters. */
    public ScopeTags tags() {
        return new ScopeTags(scopes.names());
    }

    /** Returns the configured scopes, by name. */
    public List<ScopedRule> configured() {
        return scopes.rules();
    }

    /** Returns the scopes in which a user may have sessions, as far as this node knows. */
    Set<String> scopes() {
        return known.names();
    }

    /** Returns whose sessions a user's are, null if nobody's. Throws what the resolver throws. */
    @Nullable
    String subjectOf(Principal principal) {
        return subjects.resolve(new ConnectAttempt(Principals.authenticated(principal), "", Map.of()));
    }

    /** Returns what a connection is decided by. Throws what a resolver throws. */
    Terms termsOf(ConnectAttempt attempt) {
        var scope = scopes.of(attempt.path());
        var subject = subjects.resolve(attempt);
        if (subject == null || subject.isEmpty()) {
            return new Terms(null, scope.rule().rule(), scope.rejectUnauthenticated());
        }
        var applied = rules.resolve(attempt, subject, scope.rule());
        known.add(applied.scope());
        return new Terms(applied.keyOf(subject), applied.rule(), false);
    }

    /**
     * What a connection is decided by.
     *
     * @param key what it asks for; null if nobody is signed in
     * @param rule the rule of the key
     * @param reject whether it is refused because nobody is signed in
     */
    record Terms(@Nullable SessionKey key, SessionRule rule, boolean reject) {}
}
