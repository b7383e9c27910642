// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

/**
 * One incarnation of one guard. A guard that restarts, or that was declared dead, is another node.
 *
 * @param value the node's name and a random part, {@code [A-Za-z0-9._-]{1,96}}
 */
public record NodeId(String value) {

    private static final int LONGEST = 96;

    public NodeId {
        // By hand, as one is made of every lease that a store answers.
        if (value.isEmpty() || value.length() > LONGEST || !allowed(value)) {
            throw new IllegalArgumentException("node id '" + value + "' does not match [A-Za-z0-9._-]{1,96}");
        }
    }

    private static boolean allowed(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!allowed(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean allowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._-".indexOf(c) >= 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
