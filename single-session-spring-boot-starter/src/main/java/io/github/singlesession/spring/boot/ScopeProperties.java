// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import static io.github.singlesession.spring.boot.SingleSessionProperties.Unauthenticated.REJECT;
import static java.util.Objects.requireNonNullElse;

import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionRule;
import io.github.singlesession.TakeoverLimit;
import io.github.singlesession.spring.Modes;
import io.github.singlesession.spring.Scope;
import io.github.singlesession.spring.ScopedRule;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What {@code single-session.scopes.<name>.*} says. What is left out is as {@code single-session.*} says.
 *
 * @param paths patterns of the endpoints that are in this scope; the most specific pattern of all scopes wins
 * @param policy who keeps the seat when one user connects twice
 * @param limit how many sessions one user may have at once in this scope
 * @param mode what is done with who is off the rule
 * @param unauthenticated what happens to a connection without a user
 * @param takeover when a newcomer may take the seat of a holder
 */
record ScopeProperties(
        @DefaultValue List<String> paths,
        @Nullable ConflictPolicy policy,
        @Nullable Integer limit,
        Modes.@Nullable Mode mode,
        SingleSessionProperties.@Nullable Unauthenticated unauthenticated,
        @DefaultValue Takeover takeover) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /**
     * When a newcomer may take the seat of a holder.
     *
     * @param onRequest under first-come, whether a client that asks for the seat gets it
     * @param max how many takeovers and resumes one user may have in a window
     * @param window how long a window lasts, from the takeover that opens it
     */
    record Takeover(
            @Nullable Boolean onRequest,
            @Nullable Integer max,
            @Nullable Duration window) {}

    /** Fails on what is not allowed, by the property's whole name, which the record does not know by itself. */
    static void check(String name, ScopeProperties scope) {
        if (name.equals(SessionKey.DEFAULT_SCOPE)) {
            throw new InvalidPropertyException(
                    "scopes",
                    name,
                    "other names: " + name + " is the scope of all endpoints that no scope names,"
                            + " and its rule is what single-session.policy and the like say");
        }
        if (!NAME.matcher(name).matches()) {
            throw new InvalidPropertyException(
                    "scopes", name, "names of 1 to 32 characters from a-z, 0-9 and -, the first of them a letter");
        }
        var property = "scopes." + name + ".";
        if (scope.paths().isEmpty()) {
            throw new InvalidPropertyException(property + "paths", "", "at least one pattern, such as /ws/watch/**");
        }
        PropertyChecks.patterns(property + "paths", scope.paths());
        if (scope.limit() != null) {
            PropertyChecks.atLeastOne(property + "limit", scope.limit());
        }
        if (scope.takeover().max() != null) {
            PropertyChecks.atLeastOne(
                    property + "takeover.max", scope.takeover().max());
        }
        if (scope.takeover().window() != null) {
            PropertyChecks.positive(
                    property + "takeover.window", scope.takeover().window());
        }
    }

    List<PathPattern> patterns() {
        return paths.stream().map(PathPatternParser.defaultInstance::parse).toList();
    }

    Scope toScope(String name, Scope inherited) {
        boolean reject = unauthenticated == null ? inherited.rejectUnauthenticated() : unauthenticated == REJECT;
        return new Scope(new ScopedRule(name, rule(inherited.rule().rule())), reject);
    }

    private SessionRule rule(SessionRule inherited) {
        return new SessionRule(
                requireNonNullElse(policy, inherited.policy()),
                requireNonNullElse(limit, inherited.limit()),
                requireNonNullElse(takeover.onRequest(), inherited.takeoverOnRequest()),
                new TakeoverLimit(
                        requireNonNullElse(
                                takeover.max(), inherited.takeoverLimit().max()),
                        requireNonNullElse(
                                takeover.window(), inherited.takeoverLimit().window())));
    }
}
