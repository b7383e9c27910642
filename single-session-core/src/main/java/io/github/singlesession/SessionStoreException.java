// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import org.jspecify.annotations.Nullable;

/**
 * The store could not be asked or did not answer.
 *
 * <p>The effect may have happened: the answer, not the request, may have been lost. Every operation of a {@link
 * SessionRegistry} may be tried again, since each is idempotent by session id and token.
 */
public final class SessionStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SessionStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
