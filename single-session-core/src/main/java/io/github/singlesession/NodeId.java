// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

/**
 * One incarnation of one guard. A guard that restarts, or that was declared dead, is another node.
 *
 * @param value the node's name and a random part, {@code [A-Za-z0-9._-]{1,96}}
 */
public record NodeId(String value) {

    private static final Alphabet ALPHABET = new Alphabet("AZaz09..__--");
    private static final int LONGEST = 96;

    public NodeId {
        if (!ALPHABET.spells(value, LONGEST)) {
            throw new IllegalArgumentException("node id '" + value + "' does not match [A-Za-z0-9._-]{1,96}");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
