// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import java.util.regex.Pattern;

/**
 * What the settings look like that a register of nodes keeps. Neither a name nor a value has anything in it that a store
 * would have to escape.
 */
public final class Settings {

    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Settings() {}

    /**
     * Returns normally if a name and a value are such as a register keeps.
     *
     * @throws IllegalArgumentException if one of them does not match {@code [A-Za-z0-9._-]{1,64}}
     */
    public static void check(String name, String value) {
        require("name", name);
        require("value", value);
    }

    private static void require(String part, String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException(part + " of a setting '" + text + "' does not match " + TEXT);
        }
    }
}
