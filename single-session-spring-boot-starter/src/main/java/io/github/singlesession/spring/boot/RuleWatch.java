// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.guard.GuardListener;
import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.ScopedRule;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the register which rules this node follows, and warns where another said otherwise: it is another application
 * on the same store, or another version of this one. A seat is decided by the rule of whoever asks, so the two would take
 * each other's seats.
 */
final class RuleWatch implements GuardListener {

    private static final Logger log = LoggerFactory.getLogger(RuleWatch.class);

    /** What the names of these settings begin with. */
    static final String PREFIX = "rule.";

    private static final int LONGEST = 64;

    private final Map<String, String> own = new HashMap<>();
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    /**
     * Creates a watch.
     *
     * @param application the name of the application, empty if it has none
     */
    RuleWatch(String application, List<ScopedRule> rules) {
        for (var rule : rules) {
            var name = PREFIX + rule.scope();
            if (name.length() <= LONGEST) {
                own.put(name, text(rule, application));
            }
        }
    }

    /** The node has joined, and has heard what others said. */
    void tell(SessionGuard guard) {
        own.forEach((name, value) -> {
            var unused = guard.set(name, value).whenComplete((done, failure) -> {
                if (failure != null) {
                    log.debug("The register was not told {}={}", name, value, failure);
                }
            });
        });
    }

    @Override
    public void set(Map<String, String> settings) {
        own.forEach((name, value) -> {
            var said = settings.getOrDefault(name, value);
            if (!said.equals(value) && warned.add(name + '=' + said)) {
                log.warn(
                        "Another node said '{}' of scope '{}', and this one says '{}'. If that is another application, "
                                + "give each its own single-session.redis.key-prefix, or hazelcast.map-prefix; if the rule is being "
                                + "changed, this ends with the last node of the former version",
                        said,
                        name.substring(PREFIX.length()),
                        value);
            }
        });
    }

    private static String text(ScopedRule scoped, String application) {
        var rule = scoped.rule();
        var policy = rule.policy().name().toLowerCase(Locale.ROOT).replace('_', '-');
        var text = policy + "." + rule.limit();
        if (!application.isEmpty()) {
            text += ".of." + application.replaceAll("[^A-Za-z0-9._-]", "-");
        }
        return text.substring(0, Math.min(LONGEST, text.length()));
    }
}
