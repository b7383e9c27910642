// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import java.util.regex.Pattern;

/**
 * One incarnation of one guard. A guard that restarts, or that was declared dead, is another node.
 *
 * @param value the node's name and a random part, {@code [A-Za-z0-9._-]{1,96}}
 */
public record NodeId(String value) {

    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._-]{1,96}");

    public NodeId {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("node id '" + value + "' does not match " + VALUE);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
