// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.util.Locale;
import org.springframework.web.socket.WebSocketSession;

/** The language that a client asked for when it opened its connection. */
final class ClientLocale {

    private ClientLocale() {}

    static Locale of(WebSocketSession session) {
        try {
            var asked = session.getHandshakeHeaders().getAcceptLanguageAsLocales();
            return asked.isEmpty() ? Locale.getDefault() : asked.get(0);
        } catch (IllegalArgumentException e) {
            // No language range at all: what clients send is no reason to fail.
            return Locale.getDefault();
        }
    }
}
