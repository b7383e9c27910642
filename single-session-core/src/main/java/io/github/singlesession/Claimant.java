// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import java.util.function.IntPredicate;
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

    private static final int LONGEST = 128;

    public Claimant {
        // By hand: the matcher of a regular expression is larger than all else that a claim allocates.
        if (!consistsOf(Claimant::unreserved, sessionId)) {
            throw new IllegalArgumentException("session id '" + sessionId + "' does not match [A-Za-z0-9._~-]{1,128}");
        }
        if (connection != null && !consistsOf(Claimant::visible, connection)) {
            throw new IllegalArgumentException("connection name '" + connection + "' does not match [!-~]{1,128}");
        }
    }

    /** Returns a claimant that sent no client id and whose connection has no name. */
    public static Claimant of(String sessionId, NodeId node) {
        return new Claimant(sessionId, node, null, null);
    }

    private static boolean consistsOf(IntPredicate allowed, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!allowed.test(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST;
    }

    private static boolean unreserved(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._~-".indexOf(c) >= 0;
    }

    private static boolean visible(int c) {
        return c >= '!' && c <= '~';
    }
}
