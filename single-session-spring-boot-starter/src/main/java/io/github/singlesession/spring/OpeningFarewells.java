// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.sockjs.transport.SockJsSession;

/**
 * Says farewells on other threads, but for a SockJS session that is opening. Its open frame is written behind our back,
 * to the same HTTP response: a farewell from another thread would get between its bytes. So it waits until the opening
 * thread has come back to us, which then says it, and finds the session closed when it would write the open frame.
 */
final class OpeningFarewells implements Executor {

    private final Executor threads;
    private boolean opening;
    private @Nullable Runnable waiting;

    OpeningFarewells(Executor threads, WebSocketSession session) {
        this.threads = threads;
        this.opening = session instanceof SockJsSession;
    }

    @Override
    public void execute(Runnable farewell) {
        synchronized (this) {
            if (opening) {
                waiting = farewell;
                return;
            }
        }
        threads.execute(farewell);
    }

    /** The opening thread is about to leave us: it says what waits. */
    void opened() {
        Runnable farewell;
        synchronized (this) {
            opening = false;
            farewell = waiting;
            waiting = null;
        }
        if (farewell != null) {
            farewell.run();
        }
    }
}
