// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.guard.GuardListener;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * In which mode each scope is on this node: as the configuration says, until an operator says otherwise for all nodes. The
 * operator's word is the setting {@code mode.<scope>}, or {@code mode} for the scopes that have none of their own.
 */
public final class Modes implements GuardListener {

    private static final Logger log = LoggerFactory.getLogger(Modes.class);

    /** The setting that says the mode of all scopes that none of their own says. */
    public static final String SETTING = "mode";

    private static final String OF_A_SCOPE = SETTING + ".";

    private final Mode configured;
    private final Map<String, Mode> configuredByScope;

    private Map<String, String> said = Map.of();
    private volatile @Nullable Mode switched;
    private volatile Map<String, Mode> switchedByScope = Map.of();

    /**
     * Creates modes that no operator has switched.
     *
     * @param configured the mode of scopes that have none of their own
     * @param byScope the modes of those that have
     */
    public Modes(Mode configured, Map<String, Mode> byScope) {
        this.configured = configured;
        this.configuredByScope = Map.copyOf(byScope);
    }

    /** Returns the name of the setting that says the mode of one scope. */
    public static String settingOf(String scope) {
        return OF_A_SCOPE + scope;
    }

    /** Returns the mode of scopes that have none of their own. */
    public Mode mode() {
        var all = switched;
        return all == null ? configured : all;
    }

    /** Returns the mode of a scope. */
    public Mode of(String scope) {
        var own = switchedByScope.get(scope);
        if (own != null) {
            return own;
        }
        var all = switched;
        return all == null ? configuredByScope.getOrDefault(scope, configured) : all;
    }

    /** Returns whether what would end in this way is only observed: who leaves, or was thrown out on purpose, goes. */
    public boolean spares(String scope, SessionCode code) {
        return code.enforces() && of(scope) == Mode.OBSERVE;
    }

    @Override
    public void set(Map<String, String> settings) {
        var modes = new TreeMap<>(settings);
        modes.keySet().removeIf(name -> !name.equals(SETTING) && !name.startsWith(OF_A_SCOPE));
        if (modes.equals(said)) {
            return;
        }
        said = modes;
        log.info("An operator switched the mode: {}", modes);
        var byScope = new HashMap<String, Mode>();
        modes.forEach((name, value) -> {
            var mode = Mode.named(value);
            if (mode == null) {
                log.info("The setting {} says {}, which this version does not know", name, value);
            } else if (name.equals(SETTING)) {
                switched = mode;
            } else {
                byScope.put(name.substring(OF_A_SCOPE.length()), mode);
            }
        });
        switchedByScope = Map.copyOf(byScope);
    }

    /** What is done with who is off the rule. */
    public enum Mode {

        /** Refused or ended. */
        ENFORCE,

        /** Counted, and let be. */
        OBSERVE;

        /** Returns the mode of a name as it is written in the configuration, null if there is none. */
        public static @Nullable Mode named(String name) {
            for (var mode : values()) {
                if (mode.text().equals(name)) {
                    return mode;
                }
            }
            return null;
        }

        /** Returns the name as it is written in the configuration. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
