// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;

/** Opens, admits and closes plain connections. */
final class PlainAdmission {

    private final ConnectAdmission admission;
    private final Connections connections;
    private final EnforcedPaths paths;
    private final boolean queryParameters;

    PlainAdmission(ConnectAdmission admission, Connections connections, EnforcedPaths paths, boolean queryParameters) {
        this.admission = admission;
        this.connections = connections;
        this.paths = paths;
        this.queryParameters = queryParameters;
    }

    /** Returns the path of the endpoint that a session belongs to, null if nothing is enforced there. */
    @Nullable
    String enforcedEndpointOf(WebSocketSession session, WebSocketHandler handler) {
        var endpoint = paths.endpointOf(session.getUri());
        return PlainHandlers.enforced(handler, endpoint, paths) ? endpoint : null;
    }

    boolean endedAsBroughtTwice(WebSocketSession session) {
        return connections.endedAsBroughtTwice(session);
    }

    Connection open(WebSocketSession session, String endpoint) {
        return connections.open(session, endpoint, Protocol.PLAIN);
    }

    /** Returns whether the connection may go on. Waits for the answer to its claim. */
    boolean admit(Connection connection) {
        var session = connection.session();
        var newcomer = new Newcomer(
                HandshakeRequest.asked(session, queryParameters),
                session.getPrincipal(),
                session.getAttributes(),
                session.getId(),
                null);
        return admission.admit(connection, newcomer);
    }

    void closed(Connection connection, CloseStatus status) {
        connections.closed(connection, status);
    }
}
