// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.github.singlesession.Notice;
import io.github.singlesession.slot.NoticeText;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What hears for one node, on a connection of its own. It stands in for the ear that heard before it: that one is closed
 * once this one hears.
 *
 * <p>Lettuce reconnects and subscribes anew by itself, and tells nobody that notices were missed in between. Then the
 * ear goes on hearing, but keeps loopbacks to itself: the node finds that it was deaf, listens anew, and asks the store
 * about all of its sessions.
 */
final class Ear extends RedisPubSubAdapter<byte[], byte[]> {

    private final @Nullable Ear before;
    private final Executor notices;
    private final Consumer<Notice> listener;

    private @Nullable StatefulRedisPubSubConnection<byte[], byte[]> connection;
    private boolean closed;
    private volatile boolean hears;
    private volatile boolean wasDeaf;

    /**
     * Creates an ear that hears nothing yet.
     *
     * @param before what heard for the node until now
     * @param notices carries out the listener, one task at a time and in order
     */
    Ear(@Nullable Ear before, Executor notices, Consumer<Notice> listener) {
        this.before = before;
        this.notices = notices;
        this.listener = listener;
    }

    /** Subscribes on a connection, which may take its time; completes when Redis confirmed it. */
    CompletionStage<Void> subscribe(byte[] channel, Supplier<StatefulRedisPubSubConnection<byte[], byte[]>> connect) {
        if (isClosed()) {
            return CompletableFuture.completedFuture(null);
        }
        var made = connect.get();
        made.addListener(this);
        keep(made);
        return made.async().subscribe(channel).thenRun(() -> {
            if (before != null) {
                before.close();
            }
        });
    }

    /** Hears nothing any more, nor does what heard before. */
    synchronized void close() {
        closed = true;
        if (before != null) {
            before.close();
        }
        if (connection != null) {
            var unused = connection.closeAsync();
            connection = null;
        }
    }

    @Override
    public void subscribed(byte[] channel, long count) {
        wasDeaf = hears;
        hears = true;
    }

    @Override
    public void message(byte[] channel, byte[] message) {
        var notice = NoticeText.read(Utf.text(message));
        if (notice != null && !(wasDeaf && notice instanceof Notice.Loopback)) {
            notices.execute(() -> {
                if (!isClosed()) {
                    listener.accept(notice);
                }
            });
        }
    }

    private synchronized void keep(StatefulRedisPubSubConnection<byte[], byte[]> made) {
        if (closed) {
            var unused = made.closeAsync();
        } else {
            connection = made;
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }
}
