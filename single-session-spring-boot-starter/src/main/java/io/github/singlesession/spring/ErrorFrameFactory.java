// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import org.springframework.context.MessageSource;

/**
 * Writes the text that a person gets to see when a STOMP connection is refused or ended: the body of the ERROR frame.
 * Declare a bean to write it otherwise; for other words alone, {@code messages.properties} will do (see {@link
 * #ofMessages}). The frame's headers and the close code are a contract with clients and stay as they are.
 *
 * <p>Called once for each farewell, on a thread that says farewells and nothing else: it may look something up, but the
 * client waits for it, without being able to speak. If it throws, or returns null, the client gets the text that this
 * library has.
 */
@FunctionalInterface
public interface ErrorFrameFactory {

    /** Returns the text, which is sent as {@code text/plain} in UTF-8. Characters that end a frame (NUL) are left out. */
    String body(ErrorFrame frame);

    /**
     * Returns the factory that looks the text up by the code {@code single-session.error.<CODE>}, such as {@code
     * single-session.error.SESSION_REPLACED}, in the client's language: first in these messages, then in the library's own,
     * which are in English and Korean. The arguments are the seconds until trying again may help, and the detail.
     */
    static ErrorFrameFactory ofMessages(MessageSource messages) {
        return new ErrorMessages(messages);
    }
}
