// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

/**
 * What is limited, and who: the unit on which every decision is made.
 *
 * @param scope a name from configuration or a rule resolver, never an id: {@code [a-z][a-z0-9-]{0,31}}
 * @param subject who is limited, any text but the empty one; by default the name of the authenticated user
 */
public record SessionKey(String scope, String subject) {

    /** The scope of everything that no configured scope claims. */
    public static final String DEFAULT_SCOPE = "default";

    private static final Alphabet ALPHABET = new Alphabet("az09--");
    private static final int LONGEST = 32;

    public SessionKey {
        // Of these characters, the letters are the last.
        if (!ALPHABET.spells(scope, LONGEST) || scope.charAt(0) < 'a') {
            throw new IllegalArgumentException("scope '" + scope + "' does not match [a-z][a-z0-9-]{0,31}");
        }
        if (subject.isEmpty()) {
            throw new IllegalArgumentException("the subject of scope '" + scope + "' is empty; a key needs somebody");
        }
    }

    /** Returns the key of {@code subject} in the {@link #DEFAULT_SCOPE}. */
    public static SessionKey of(String subject) {
        return new SessionKey(DEFAULT_SCOPE, subject);
    }
}
