// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.Message;
import io.github.singlesession.Notice;
import io.github.singlesession.slot.NoticeText;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What hears for one node. It may listen anew, and is then deaf to what it listened to before. */
final class Ear {

    private final Executor notices;

    private @Nullable ITopic<String> topic;
    private @Nullable UUID registration;
    private boolean closed;
    private volatile @Nullable Consumer<Notice> listener;

    /** Creates an ear that hears nothing yet. */
    Ear(Executor notices) {
        this.notices = notices;
    }

    /** Listens to a topic from now on, which may take its time; once it returns, all members know it. */
    synchronized void listen(ITopic<String> heard, Consumer<Notice> by) {
        if (closed) {
            return;
        }
        var before = registration;
        listener = null;
        registration = heard.addMessageListener(this::message);
        topic = heard;
        listener = by;
        if (before != null) {
            heard.removeMessageListener(before);
        }
    }

    /** Hands a notice to the node, if it still listens. */
    void hear(Notice notice) {
        var by = listener;
        if (by != null) {
            notices.execute(() -> {
                if (by.equals(listener)) {
                    by.accept(notice);
                }
            });
        }
    }

    /** Hears nothing any more. */
    void close() {
        listener = null;
        Apart.INSTANCE.execute(() -> Apart.unlessOver(this::stop));
    }

    private synchronized void stop() {
        closed = true;
        if (topic != null && registration != null) {
            topic.removeMessageListener(registration);
        }
    }

    private void message(Message<String> message) {
        var notice = NoticeText.read(message.getMessageObject());
        if (notice != null) {
            hear(notice);
        }
    }
}
