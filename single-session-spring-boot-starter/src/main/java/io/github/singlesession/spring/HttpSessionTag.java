// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stands for an HTTP session. Its id is a credential, and attributes get logged: what is kept is a hash. */
record HttpSessionTag(String hash) {

    private static final String ATTRIBUTE = HttpSessionTag.class.getName();

    static HttpSessionTag of(String id) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return new HttpSessionTag(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns the HTTP session in which a WebSocket session with these attributes was opened, null if it is not known. */
    static @Nullable HttpSessionTag of(Map<String, Object> attributes) {
        return attributes.get(ATTRIBUTE) instanceof HttpSessionTag tag ? tag : null;
    }

    void putInto(Map<String, Object> attributes) {
        attributes.put(ATTRIBUTE, this);
    }
}
