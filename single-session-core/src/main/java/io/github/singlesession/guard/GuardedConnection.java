// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

/** The connection of a session, as the guard sees it. */
@FunctionalInterface
public interface GuardedConnection {

    /**
     * Tells the connection that its session is over through no doing of its own. Called at most once. From now on the
     * connection must let nothing pass; telling the client and closing may take its time, but not on this thread.
     */
    void end(SessionEnd end);
}
