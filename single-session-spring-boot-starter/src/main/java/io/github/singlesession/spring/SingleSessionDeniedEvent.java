// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.SessionKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A connection to this node was refused.
 *
 * @param key what it asked for; null if it did not get so far as to name somebody
 * @param sessionId our id of the connection
 * @param simpSessionId Spring's id of the connection, null if it has none
 * @param code what it was told
 * @param retryAfter how long until trying again may help; zero if trying again does not
 */
public record SingleSessionDeniedEvent(
        @Nullable SessionKey key,
        String sessionId,
        @Nullable String simpSessionId,
        SessionCode code,
        Duration retryAfter) {}
