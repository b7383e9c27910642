// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import org.jspecify.annotations.Nullable;

/**
 * Says who is limited. Declare a bean to limit something other than the user's name: an account, a device, a room.
 *
 * <p>Called once for each connection, on the thread that handles its CONNECT or, where it speaks no STOMP, its opening: it
 * must not block. With {@code single-session.end-on-logout} it is also asked about users who sign out without an HTTP session,
 * with the empty path and no attributes.
 */
@FunctionalInterface
public interface SubjectResolver {

    /** Returns who is limited, or null if nobody is signed in. */
    @Nullable
    String resolve(ConnectAttempt attempt);

    /** Returns the resolver that limits each user by the name of its principal. */
    static SubjectResolver byPrincipalName() {
        return attempt ->
                attempt.principal() == null ? null : attempt.principal().getName();
    }
}
