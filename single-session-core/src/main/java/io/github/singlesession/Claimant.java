// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

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

    private static final Alphabet UNRESERVED = new Alphabet("AZaz09..__~~--");
    private static final Alphabet VISIBLE = new Alphabet("!~");
    private static final int LONGEST = 128;

    public Claimant {
        if (!UNRESERVED.spells(sessionId, LONGEST)) {
            throw new IllegalArgumentException("session id '" + sessionId + "' does not match [A-Za-z0-9._~-]{1,128}");
        }
        if (connection != null && !VISIBLE.spells(connection, LONGEST)) {
            throw new IllegalArgumentException("connection name '" + connection + "' does not match [!-~]{1,128}");
        }
    }

    /** Returns a claimant that sent no client id and whose connection has no name. */
    public static Claimant of(String sessionId, NodeId node) {
        return new Claimant(sessionId, node, null, null);
    }
}
