// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

/** The connection of a session, as the guard sees it. No method may block: they are called where answers come in. */
public interface GuardedConnection {

    /**
     * Tells the connection that its session is over through no doing of its own. Called at most once. From now on the
     * connection must let nothing pass; telling the client and closing may take its time, but not on this thread.
     */
    void end(SessionEnd end);

    /** Asks the peer for a sign of life, as far as the transport can, without waiting for it. */
    void ping();

    /**
     * Returns whether anything came from the peer since a time. A transport that can't ask its peer answers true, so
     * that nobody is ended for a silence that means nothing.
     *
     * @param nanoTime a time of the guard's own ticker
     */
    boolean heardSince(long nanoTime);
}
