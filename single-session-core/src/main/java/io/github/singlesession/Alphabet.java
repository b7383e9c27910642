// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import java.util.Arrays;

/**
 * The characters of ASCII that a name may consist of. By hand: the matcher of a regular expression is larger than all else
 * that a claim allocates.
 */
final class Alphabet {

    private final boolean[] letters = new boolean[128];

    /**
     * Creates an alphabet of ranges of characters.
     *
     * @param ranges the first and the last of each, two by two
     */
    Alphabet(String ranges) {
        for (int i = 0; i < ranges.length(); i += 2) {
            Arrays.fill(letters, ranges.charAt(i), ranges.charAt(i + 1) + 1, true);
        }
    }

    /** Returns whether a text consists of these characters, of one at least and {@code longest} at most. */
    boolean spells(String text, int longest) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter >= letters.length || !letters[letter]) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= longest;
    }
}
