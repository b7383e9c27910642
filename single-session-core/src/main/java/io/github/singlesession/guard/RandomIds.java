// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import java.security.SecureRandom;
import java.util.Base64;

/** Ids that nobody guesses and that are never given twice. */
final class RandomIds {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomIds() {}

    /** Returns so many random bytes, base64url without padding. */
    static String next(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
