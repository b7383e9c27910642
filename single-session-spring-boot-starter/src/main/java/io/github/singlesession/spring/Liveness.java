// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.sockjs.transport.SockJsSession;

/**
 * Whether the peer of a connection gives signs of life: anything that comes from it is one, the answer to a ping for
 * sure. A SockJS client answers no ping: its silence means nothing, and is left to SockJS's own time-outs.
 */
final class Liveness {

    /** What our pings carry, so that their answers can be told from those to an application's own. */
    private static final byte[] PAYLOAD = "single-session".getBytes(StandardCharsets.US_ASCII);

    /** How long a ping that somebody waits for may wait for a frame that is being sent. */
    private static final Duration PROBE_PATIENCE = Duration.ofMillis(250);

    private final LastFrameSession session;
    private final Executor threads;
    private final LongSupplier nanoTicker;
    private final boolean answersPings;
    private final AtomicBoolean pinging = new AtomicBoolean();

    private volatile long heardAt;
    private volatile long pingedAt;
    /** When the first ping since the peer was last heard was tried. */
    private volatile long askedAt;

    Liveness(LastFrameSession session, Executor threads, LongSupplier nanoTicker) {
        this.session = session;
        this.threads = threads;
        this.nanoTicker = nanoTicker;
        this.answersPings = !(session.getDelegate() instanceof SockJsSession);
        heardAt = nanoTicker.getAsLong();
        pingedAt = heardAt;
        askedAt = heardAt;
    }

    /** Returns whether a message answers a ping of ours, and so is none of the application's. */
    static boolean answersOurs(WebSocketMessage<?> message) {
        return message instanceof PongMessage pong && pong.getPayload().equals(ByteBuffer.wrap(PAYLOAD));
    }

    void heard() {
        heardAt = nanoTicker.getAsLong();
    }

    boolean heardSince(long nanos) {
        return !answersPings || heardAt - nanos >= 0;
    }

    /** Pings for the sake of somebody who waits. */
    void probe() {
        ping(nanoTicker.getAsLong(), PROBE_PATIENCE);
    }

    /** Pings if it is time. A ping that would wait behind another frame is left out: that frame asks as well. */
    void pingIfDue(long now, Pings pings) {
        if (now - pingedAt >= pings.interval().toNanos()) {
            ping(now, Duration.ZERO);
        }
    }

    /** Returns whether the peer was silent for too long, although it was asked in time. */
    boolean stale(long now, Pings pings) {
        long timeout = pings.timeout().toNanos();
        return answersPings
                && now - heardAt >= timeout
                && askedAt - heardAt > 0
                && now - askedAt >= timeout - pings.interval().toNanos();
    }

    private void ping(long now, Duration patience) {
        if (!answersPings || !pinging.compareAndSet(false, true)) {
            return;
        }
        pingedAt = now;
        threads.execute(() -> {
            try {
                if (askedAt - heardAt <= 0) {
                    askedAt = nanoTicker.getAsLong();
                }
                session.ping(new PingMessage(ByteBuffer.wrap(PAYLOAD)), patience);
            } finally {
                pinging.set(false);
            }
        });
    }
}
