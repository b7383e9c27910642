// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a STOMP client is about to be told last.
 *
 * @param code the code, which the client gets in the headers and in the close frame
 * @param locale the language that the handshake's {@code Accept-Language} names first; that of this server if it names none
 * @param retryAfter how long until trying again may help, zero if that is not said
 * @param takeoverAllowed whether the client may ask for the seat; null where that is not the question
 * @param detail the words of {@linkplain SingleSessions#end whoever ended} the session; with {@link
 *     SessionCode#BAD_REQUEST} what is wrong, in English, for developers; else null. It may not be meant for the client
 */
public record ErrorFrame(
        SessionCode code,
        Locale locale,
        Duration retryAfter,
        @Nullable Boolean takeoverAllowed,
        @Nullable String detail) {}
