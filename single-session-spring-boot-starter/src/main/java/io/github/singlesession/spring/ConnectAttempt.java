// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection that asks to be admitted.
 *
 * @param principal the authenticated user; null if there is none, or if it is Spring Security's anonymous one
 * @param path the path of its endpoint, as the application registered it
 * @param attributes the attributes of its WebSocket session, which handshake interceptors fill
 */
public record ConnectAttempt(@Nullable Principal principal, String path, Map<String, Object> attributes) {}
