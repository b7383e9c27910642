// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

/** How far a connection has come. It only goes on, but for a veto; each step is taken by one caller. */
final class Progress {

    /** What may pass, in the order in which a connection comes that far. */
    enum State {
        /** Nobody has been admitted yet. */
        NEW,
        /** The guard admitted the session, and is asked at every frame. */
        ADMITTED,
        /** Nobody is signed in, and the application lets such connections be. */
        EXEMPT,
        /** It has no seat, and goes on all the same, since its rule is only observed. */
        OBSERVED,
        /** The client said goodbye; what it sent before may still be handled. */
        LEFT,
        /** Refused or ended: nothing passes in either direction but the farewell. */
        OVER,
        CLOSED;

        /** Returns whether a frame of the client may go on without the guard's word. */
        boolean passes() {
            return this == EXEMPT || this == OBSERVED;
        }

        /** Returns whether a frame that passed, and waited in a queue since, may be handled without the guard's word. */
        boolean handles() {
            return passes() || this == LEFT || this == CLOSED;
        }

        /** Returns whether it has a seat, or goes on as if it had one. */
        boolean seated() {
            return this == ADMITTED || this == OBSERVED;
        }

        boolean over() {
            return this == OVER || this == CLOSED;
        }
    }

    private volatile State state = State.NEW;

    State state() {
        return state;
    }

    /** The guard admitted it. Returns false if it is over or closed by now. */
    synchronized boolean admit() {
        if (state == State.NEW) {
            state = State.ADMITTED;
        }
        return state == State.ADMITTED;
    }

    synchronized void exempt() {
        if (state == State.NEW) {
            state = State.EXEMPT;
        }
    }

    /** It goes on without a seat, if it wants one or had one. */
    synchronized void observe() {
        if (state == State.NEW || state == State.ADMITTED) {
            state = State.OBSERVED;
        }
    }

    /** The client said goodbye. Returns whether it was seated. */
    synchronized boolean leave() {
        boolean seated = state.seated();
        if (seated) {
            state = State.LEFT;
        }
        return seated;
    }

    /** The CONNECT came to nothing. Returns whether it was seated. */
    synchronized boolean veto() {
        boolean seated = state.seated();
        if (seated) {
            state = State.NEW;
        }
        return seated;
    }

    /** Nothing passes any more. Returns whether anything did until now. */
    synchronized boolean end() {
        if (state.over()) {
            return false;
        }
        state = State.OVER;
        return true;
    }

    /** The socket is closed. */
    synchronized void close() {
        if (state != State.OVER) {
            state = State.CLOSED;
        }
    }

    @Override
    public String toString() {
        return state.toString();
    }
}
