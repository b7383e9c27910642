// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * What is kept of a client's secret id: enough to know the same browser tab again, too little to impersonate it.
 *
 * @param value the first 64 bits of the SHA-256 of the client id, base64url without padding: 11 characters
 */
public record ClientHash(String value) {

    private static final Alphabet ALPHABET = new Alphabet("AZaz09__--");
    private static final int LENGTH = 11;
    private static final int BYTES = 8;

    public ClientHash {
        if (value.length() != LENGTH || !ALPHABET.spells(value, LENGTH)) {
            throw new IllegalArgumentException(
                    "client hash of " + value.length() + " characters does not match [A-Za-z0-9_-]{11}");
        }
    }

    /** Returns the hash of a client's secret id. */
    public static ClientHash of(String clientId) {
        byte[] digest = sha256().digest(clientId.getBytes(StandardCharsets.UTF_8));
        return new ClientHash(Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256, this one has not", e);
        }
    }
}
