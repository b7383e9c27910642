// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.sockjs.transport.SockJsSession;

/**
 * The farewell to a connection, and its close.
 *
 * <p>It is said on another thread, but to a SockJS session that is opening. Its open frame is written behind our back, to
 * the same HTTP response: a farewell from another thread would get between its bytes. So it waits until the opening thread
 * has come back to us, which then says it, and finds the session closed when it would write the open frame.
 */
final class Parting {

    private final LastFrameSession session;
    private final Protocol protocol;
    private final ErrorFrames errorFrames;
    private final Executor threads;

    /** Asked for while the handshake is there: SockJS has none any more when the last frame is written. */
    private final Locale locale;

    private final CompletableFuture<Void> said = new CompletableFuture<>();
    private boolean opening;
    private @Nullable Runnable waiting;

    Parting(LastFrameSession session, Protocol protocol, Executor threads, ErrorFrames errorFrames) {
        this.session = session;
        this.protocol = protocol;
        this.errorFrames = errorFrames;
        this.threads = threads;
        this.locale = ClientLocale.of(session);
        this.opening = session.getDelegate() instanceof SockJsSession;
    }

    /** Says farewell; from now on nothing else is sent. To be called once. */
    void say(Farewell farewell) {
        session.mute();
        execute(() -> {
            session.finish(
                    protocol.lastMessage(farewell, locale, errorFrames),
                    farewell.code().closeStatus());
            said.complete(null);
        });
    }

    /** The socket is closed: nobody is left to hear anything. */
    void closed() {
        said.complete(null);
    }

    /** Completes when the farewell was said, or when there is nobody left to hear it. */
    CompletionStage<Void> said() {
        return said;
    }

    private void execute(Runnable farewell) {
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
