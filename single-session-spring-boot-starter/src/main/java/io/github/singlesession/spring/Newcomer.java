// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.security.Principal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a connection that asks to be admitted, whatever it speaks.
 *
 * @param asked what its client asked of us
 * @param principal who it says to be, null if nobody
 * @param attributes the attributes of its WebSocket session
 * @param name Spring's id of its WebSocket session, null if it has none
 * @param receipt the receipt that the client asked for, null if it did not
 */
record Newcomer(
        ConnectHeaders asked,
        @Nullable Principal principal,
        Map<String, Object> attributes,
        @Nullable String name,
        @Nullable String receipt) {

    private static final Pattern NAME = Pattern.compile("[!-~]{1,128}");

    /** A client of SockJS makes its name up: what is no name is none. */
    Newcomer {
        name = name != null && NAME.matcher(name).matches() ? name : null;
    }
}
