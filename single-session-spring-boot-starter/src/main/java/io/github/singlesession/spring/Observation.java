// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Spares who is off a rule that is only observed, and counts what would have been done. */
public final class Observation {

    private static final Logger log = LoggerFactory.getLogger(Observation.class);

    private final Modes modes;
    private final RuleBook ruleBook;
    private final ScopeTags tags;
    private final Map<Sparing, LongAdder> counts = new ConcurrentHashMap<>();

    public Observation(Modes modes, RuleBook ruleBook) {
        this.modes = modes;
        this.ruleBook = ruleBook;
        this.tags = ruleBook.tags();
    }

    /** Returns the scope of an endpoint, as it is configured. */
    String scopeOf(String endpoint) {
        return ruleBook.scopeOf(endpoint).rule().scope();
    }

    /** Returns whether who would be told this code is spared for now. */
    boolean spares(String scope, SessionCode code) {
        return modes.spares(scope, code);
    }

    /** Returns whether a session without a seat may go on for now. */
    boolean in(String scope) {
        return modes.of(scope) == Modes.Mode.OBSERVE;
    }

    void count(String scope, SessionCode code) {
        counts.computeIfAbsent(new Sparing(tags.of(scope), code), sparing -> new LongAdder())
                .increment();
        log.debug("Spared, since scope {} is only observed: {}", scope, code);
    }

    /** Returns how often somebody was spared. */
    public long count(Sparing sparing) {
        var count = counts.get(sparing);
        return count == null ? 0 : count.sum();
    }

    /**
     * What is counted together.
     *
     * @param scopeTag the scope, or what stands for those that nobody configured
     * @param code what the client would have been told
     */
    public record Sparing(String scopeTag, SessionCode code) {}
}
