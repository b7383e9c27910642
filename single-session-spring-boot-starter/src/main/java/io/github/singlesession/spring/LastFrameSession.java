// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketSessionDecorator;

/**
 * A WebSocket session whose last frame is the last. Every frame of the framework passes one lock; once the session is
 * muted only its farewell does. Spring's own decorator for concurrent sends stands above this one, so the lock is
 * uncontended but for the farewell.
 */
final class LastFrameSession extends WebSocketSessionDecorator {

    private static final Logger log = LoggerFactory.getLogger(LastFrameSession.class);

    /** How long a farewell waits for a frame that is being sent. A peer that does not read would hold it for ever. */
    private static final long PATIENCE_MILLIS = 500;

    private final ReentrantLock sending = new ReentrantLock();
    private volatile boolean muted;

    LastFrameSession(WebSocketSession session) {
        super(session);
    }

    /** From now on nothing is sent but the farewell, and nobody but {@link #finish} closes the session. */
    void mute() {
        muted = true;
    }

    @Override
    public void sendMessage(WebSocketMessage<?> message) throws IOException {
        sending.lock();
        try {
            if (!muted) {
                super.sendMessage(message);
            }
        } finally {
            sending.unlock();
        }
    }

    /** Sends a ping, unless another frame is being sent for longer than that. */
    void ping(PingMessage ping, Duration patience) {
        try {
            if (sending.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                try {
                    sendMessage(ping);
                } finally {
                    sending.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            log.debug("No ping reached {}", this, e);
        }
    }

    @Override
    public void close() throws IOException {
        close(CloseStatus.NORMAL);
    }

    @Override
    public void close(CloseStatus status) throws IOException {
        if (!muted) {
            super.close(status);
        }
    }

    /** Sends a farewell, if there is one and the peer takes it, and closes. May block for as long as the container lets a send take. */
    void finish(@Nullable WebSocketMessage<?> farewell, CloseStatus status) {
        mute();
        try {
            if (sending.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    if (farewell != null) {
                        super.sendMessage(farewell);
                    }
                } finally {
                    sending.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            log.debug("No farewell reached {}", this, e);
        }
        try {
            CloseFrames.giveTimeTo(getDelegate());
            super.close(status);
        } catch (IOException | RuntimeException e) {
            log.debug("{} did not close in order", this, e);
        }
    }
}
