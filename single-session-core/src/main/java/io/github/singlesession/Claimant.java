// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The session that asks for a seat.
 *
 * @param sessionId made by the server, random, never used twice: {@code [A-Za-z0-9._~-]{1,128}}
 * @param node the node that the session lives on
 * @param client the hash of the client's secret id, by which it resumes its own seat; null if it sent none
 * @param connection what the transport calls the connection (Spring's {@code simpSessionId}); may be chosen by the
 *     client, serves people that look at a list, and is never an identity: visible ASCII, up to 128
 *     characters; null if there is none
 */
public record Claimant(
        String sessionId,
        NodeId node,
        @Nullable ClientHash client,
        @Nullable String connection) {

    private static final Pattern SESSION_ID = Pattern.compile("[A-Za-z0-9._~-]{1,128}");

    private static final Pattern CONNECTION = Pattern.compile("[!-~]{1,128}");

    public Claimant {
        if (!SESSION_ID.matcher(sessionId).matches()) {
            throw new IllegalArgumentException("session id '" + sessionId + "' does not match " + SESSION_ID);
        }
        if (connection != null && !CONNECTION.matcher(connection).matches()) {
            throw new IllegalArgumentException("connection name '" + connection + "' does not match " + CONNECTION);
        }
    }

    /** Returns a claimant that sent no client id and whose connection has no name. */
    public static Claimant of(String sessionId, NodeId node) {
        return new Claimant(sessionId, node, null, null);
    }
}
