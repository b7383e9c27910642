// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.Modes;
import io.github.singlesession.spring.Modes.Mode;
import io.github.singlesession.spring.RuleBook;
import io.github.singlesession.spring.ScopedRule;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kill switch: from one node it reaches all. */
final class ModeSwitch {

    private final SessionGuard guard;
    private final RuleBook ruleBook;
    private final Overview overview;
    private final AuditTrail audit;

    ModeSwitch(SessionGuard guard, RuleBook ruleBook, Overview overview, AuditTrail audit) {
        this.guard = guard;
        this.ruleBook = ruleBook;
        this.overview = overview;
        this.audit = audit;
    }

    /**
     * Switches one scope, or all of them, also those that were switched by themselves before.
     *
     * @throws HereOnlyException if the store did not answer
     */
    void to(Mode mode, @Nullable String scope, @Nullable String operator) {
        var configured = ruleBook.configured().stream().map(ScopedRule::scope).toList();
        if (scope != null && !configured.contains(scope)) {
            throw new IllegalArgumentException(overview.unknown(scope));
        }
        var names = scope == null
                ? Stream.concat(Stream.of(Modes.SETTING), configured.stream().map(Modes::settingOf))
                : Stream.of(Modes.settingOf(scope));
        var told = names.map(name -> guard.set(name, mode.text()).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        audit.modeSwitched(mode, scope, operator, guard.node());
        try {
            CompletableFuture.allOf(told).join();
        } catch (CompletionException e) {
            throw new HereOnlyException(mode, e);
        }
    }

    /** The store did not answer, so only this node follows the switch for certain. */
    static final class HereOnlyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        HereOnlyException(Mode mode, CompletionException failure) {
            super(
                    "The store does not answer (" + failure.getCause() + "). This node is switched to " + mode.text()
                            + "; send the same to every other node, and again once the store is back",
                    failure);
        }
    }
}
