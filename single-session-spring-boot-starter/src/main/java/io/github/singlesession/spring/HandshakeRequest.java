// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Reads from a handshake what a plain WebSocket client asks of us. */
final class HandshakeRequest {

    private HandshakeRequest() {}

    static ConnectHeaders asked(WebSocketSession session, boolean queryParameters) {
        var uri = queryParameters ? session.getUri() : null;
        var headers = session.getHandshakeHeaders();
        return new ConnectHeaders(
                values(ConnectHeaders.CLIENT, headers, uri), values(ConnectHeaders.TAKEOVER, headers, uri));
    }

    /** Returns all that was said under a name, wherever: whoever says it twice is told so. */
    private static List<String> values(String name, HttpHeaders headers, @Nullable URI uri) {
        var values = new ArrayList<>(headers.getValuesAsList(name));
        var first = headers.getFirst(name);
        if (values.isEmpty() && first != null) {
            values.add(first);
        }
        if (uri != null) {
            values.addAll(parameters(name, uri));
        }
        return values;
    }

    private static List<String> parameters(String name, URI uri) {
        var all = UriComponentsBuilder.fromUri(uri).build().getQueryParams();
        return all.getOrDefault(name, List.of()).stream()
                .map(value -> Objects.requireNonNullElse(value, ""))
                .map(value -> UriUtils.decode(value, StandardCharsets.UTF_8))
                .toList();
    }
}
