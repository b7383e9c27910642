// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.SessionKey;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** How scopes are called in meters: those of the configuration by name, all that a resolver makes up by one. */
public final class ScopeTags {

    /** What stands for all scopes that are not configured. */
    public static final String OTHER = "other";

    private final SortedSet<String> all = new TreeSet<>();

    ScopeTags(Collection<String> configured) {
        all.addAll(configured);
        all.add(SessionKey.DEFAULT_SCOPE);
        all.add(OTHER);
    }

    /** Returns every tag there is, from the start. */
    public SortedSet<String> all() {
        return new TreeSet<>(all);
    }

    /** Returns the tag of a scope. */
    public String of(String scope) {
        return all.contains(scope) ? scope : OTHER;
    }
}
