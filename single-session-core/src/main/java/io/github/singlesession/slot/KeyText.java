// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import io.github.singlesession.SessionKey;

/** The text form of a key, {@code <scope>:<subject>}: the subject, which may be any text, is last. */
public final class KeyText {

    private KeyText() {}

    /** Writes a key down. */
    public static String write(SessionKey key) {
        return key.scope() + ":" + key.subject();
    }

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException if the text is none of a key
     */
    public static SessionKey read(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("key '" + text + "' has no colon after its scope");
        }
        return new SessionKey(text.substring(0, colon), text.substring(colon + 1));
    }
}
