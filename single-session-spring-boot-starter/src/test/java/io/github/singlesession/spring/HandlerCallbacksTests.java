// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.singlesession.NodeTiming;
import io.github.singlesession.guard.GuardOptions;
import io.github.singlesession.guard.GuardRuntime;
import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.memory.InMemoryCluster;
import io.github.singlesession.memory.InMemorySessionRegistry;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

@DisplayName("the handler of a plain connection")
class HandlerCallbacksTests {

    private final EdgeThreads threads = new EdgeThreads();
    private final List<String> heard = new ArrayList<>();
    private final HandlerCallbacks callbacks = new HandlerCallbacks(new Closing(), connection());
    private boolean closesMeanwhile;
    private boolean fails;

    @AfterEach
    void stop() {
        threads.close();
    }

    @Test
    void hearsTheEndAfterTheBeginning() throws Exception {
        callbacks.established();
        assertThat(callbacks.open()).isTrue();

        callbacks.closed(CloseStatus.NORMAL);

        assertThat(heard).containsExactly("begins", "begun", "closed 1000");
        assertThat(callbacks.open()).isFalse();
    }

    @Test
    void hearsOnlyAfterTheBeginningOfAnEndThatCameMeanwhile() throws Exception {
        closesMeanwhile = true;

        callbacks.established();

        assertThat(heard).containsExactly("begins", "begun", "closed 1001");
        assertThat(callbacks.open()).isFalse();
    }

    @Test
    void hearsTheEndOfABeginningThatFailed() {
        closesMeanwhile = true;
        fails = true;

        assertThatThrownBy(callbacks::established).hasMessage("as asked");

        assertThat(heard).containsExactly("begins", "closed 1001");
    }

    @Test
    void hearsNothingOfAConnectionThatEndedWhileItWasDecided() throws Exception {
        callbacks.closed(CloseStatus.GOING_AWAY);

        callbacks.established();

        assertThat(heard).isEmpty();
        assertThat(callbacks.open()).isFalse();
    }

    @Test
    void hearsTheEndOnce() throws Exception {
        callbacks.established();

        callbacks.closed(CloseStatus.NORMAL);
        callbacks.closed(CloseStatus.GOING_AWAY);

        assertThat(heard).containsExactly("begins", "begun", "closed 1000");
    }

    private Connection connection() {
        var cluster = new InMemoryCluster(InstantSource.system(), NodeTiming.DEFAULT, Runnable::run);
        var registry = new InMemorySessionRegistry(InstantSource.system(), () -> 0, cluster);
        ApplicationEventPublisher nobody = event -> {};
        var runtime = new GuardRuntime(threads, Runnable::run, () -> 0, InstantSource.system());
        var guard = new SessionGuard(
                registry,
                cluster,
                GuardOptions.named("north"),
                new SessionEvents(nobody, Enforced.MODES, Enforced.LIMIT),
                runtime);
        var session = new LastFrameSession(new StandardWebSocketSession(null, null, null, null));
        return new Connection(
                session,
                "/raw",
                Protocol.PLAIN,
                0,
                guard,
                Runnable::run,
                new ErrorFrames(frame -> ""),
                new Liveness(session, Runnable::run, () -> 0),
                Enforced.REPORTS);
    }

    private final class Closing extends AbstractWebSocketHandler {

        @Override
        public void afterConnectionEstablished(WebSocketSession session) throws Exception {
            heard.add("begins");
            if (closesMeanwhile) {
                callbacks.closed(CloseStatus.GOING_AWAY);
            }
            if (fails) {
                throw new IOException("as asked");
            }
            heard.add("begun");
        }

        @Override
        public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
            heard.add("closed " + status.getCode());
        }
    }
}
