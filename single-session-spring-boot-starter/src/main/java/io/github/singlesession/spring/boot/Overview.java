// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.Cluster;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.Modes;
import io.github.singlesession.spring.RuleBook;
import io.github.singlesession.spring.ScopedRule;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What an operator sees first: the store, the nodes, the rules. */
final class Overview {

    private static final String OURS = "io.github.singlesession.";

    private final SessionRegistry registry;
    private final Cluster cluster;
    private final SessionGuard guard;
    private final RuleBook ruleBook;
    private final Modes modes;
    private final Duration patience;

    Overview(
            SessionRegistry registry,
            Cluster cluster,
            SessionGuard guard,
            RuleBook ruleBook,
            Modes modes,
            Duration patience) {
        this.registry = registry;
        this.cluster = cluster;
        this.guard = guard;
        this.ruleBook = ruleBook;
        this.modes = modes;
        this.patience = patience;
    }

    /** Returns what there is to see, of one scope or of all. */
    State of(@Nullable String scope) {
        var scopes = ruleBook.configured().stream()
                .filter(rule -> scope == null || scope.equals(rule.scope()))
                .map(this::seen)
                .toList();
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException(unknown(scope));
        }
        return new State(store(), guard.node().value(), modes.mode().text(), nodes(), scopes);
    }

    /** Returns the words for a scope that is not configured. */
    String unknown(@Nullable String scope) {
        var names = ruleBook.configured().stream().map(ScopedRule::scope).toList();
        return "There is no scope '" + scope + "'; the configured ones are " + String.join(", ", names);
    }

    private SeenScope seen(ScopedRule rule) {
        var policy = rule.rule().policy() == ConflictPolicy.FIRST_COME ? "first-come" : "kick-old";
        return new SeenScope(
                rule.scope(),
                policy,
                rule.rule().limit(),
                modes.of(rule.scope()).text());
    }

    /** Returns all nodes; while the store is away, the one that is asked. */
    private List<SeenNode> nodes() {
        try {
            return cluster
                    .nodes()
                    .toCompletableFuture()
                    .orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS)
                    .join()
                    .stream()
                    .map(node -> new SeenNode(node.node().value(), node.sessions()))
                    .toList();
        } catch (CompletionException e) {
            return List.of(new SeenNode(guard.node().value(), guard.sessions().size()));
        }
    }

    /** Returns the name of the store as the configuration has it, or that it is the application's own. */
    private String store() {
        var type = registry.getClass().getPackageName();
        return type.startsWith(OURS) && type.indexOf('.', OURS.length()) < 0
                ? type.substring(OURS.length()).toLowerCase(Locale.ROOT)
                : "custom";
    }

    /** What there is to see. */
    record State(String store, String node, String mode, List<SeenNode> nodes, List<SeenScope> scopes) {}

    /** A node, and how many sessions it had when it last renewed. */
    record SeenNode(String id, int sessions) {}

    /** A scope and its rule. */
    record SeenScope(String name, String policy, int limit, String mode) {}
}
