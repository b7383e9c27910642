// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.singlesession.guard.SessionGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.messaging.support.ExecutorSubscribableChannel;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.socket.CloseStatus;

/** A {@link QuizLikeApp} on a real Tomcat, on a port of 127.0.0.1 that was free. */
final class QuizServer implements AutoCloseable {

    /** What a test may override: when it closes its server, it need not wait while whoever is left is ended by and by. */
    static final String LEAVES_AT_ONCE = "single-session.drain.spread=0s";

    private static final List<String> DEFAULTS = List.of(
            "--server.address=127.0.0.1",
            "--server.port=0",
            "--spring.main.banner-mode=off",
            "--logging.level.root=WARN");

    private final ConfigurableApplicationContext context;
    private final List<RawStomp> clients = new CopyOnWriteArrayList<>();
    private final int port;

    private QuizServer(ConfigurableApplicationContext context) {
        this.context = context;
        this.port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        inbound().subscribe(recorder()::inbound);
    }

    /** Starts one with these properties, {@code name=value}. */
    static QuizServer start(String... properties) {
        return startWith(QuizLikeApp.class, properties);
    }

    /** Starts one with a configuration besides the {@link QuizLikeApp}. */
    static QuizServer startWith(Class<?> configuration, String... properties) {
        var arguments = new ArrayList<>(DEFAULTS);
        Stream.of(properties).map("--"::concat).forEach(arguments::add);
        return new QuizServer(new SpringApplicationBuilder(QuizLikeApp.class, configuration)
                .properties(LEAVES_AT_ONCE)
                .run(arguments.toArray(String[]::new)));
    }

    /** Waits for something that happens soon, and never for ever. */
    static ConditionFactory patiently() {
        return await().pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .atMost(RawWebSocket.PATIENCE);
    }

    int port() {
        return port;
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    AppRecorder recorder() {
        return context.getBean(AppRecorder.class);
    }

    SimpMessagingTemplate broker() {
        return context.getBean(SimpMessagingTemplate.class);
    }

    ExecutorSubscribableChannel inbound() {
        return context.getBean("clientInboundChannel", ExecutorSubscribableChannel.class);
    }

    /** A connection whose handshake names this user; it has sent no CONNECT. */
    RawStomp open(String user) {
        return openAt("/ws", "x-user: " + user);
    }

    RawStomp openAt(String path, String... handshakeHeaders) {
        return keep(RawStomp.open(port, path, handshakeHeaders));
    }

    RawStomp keep(RawStomp client) {
        clients.add(client);
        return client;
    }

    /** A connection of this user that has got its CONNECTED. */
    RawStomp connected(String user, String... connectHeaders) {
        return connectedAt("/ws", user, connectHeaders);
    }

    RawStomp connectedAt(String path, String user, String... connectHeaders) {
        var client = openAt(path, "x-user: " + user).connect(connectHeaders);
        client.expectConnected();
        return client;
    }

    /**
     * Tries until this user gets a seat, as a client does that was told to come back: a server may be a little later
     * to notice that a connection has ended than the client that ended it.
     */
    RawStomp awaitConnected(String user, String... connectHeaders) {
        return patiently().until(() -> attempt(user, connectHeaders), Objects::nonNull);
    }

    private @Nullable RawStomp attempt(String user, String... connectHeaders) {
        var client = open(user).connect(connectHeaders);
        var answer = client.expectAnyFrame();
        if (answer.command().equals("CONNECTED")) {
            return client;
        }
        assertThat(answer.header("message")).isEqualTo("DUPLICATE_SESSION");
        client.expectClose(4409, "DUPLICATE_SESSION");
        return null;
    }

    /** The server's id of the client's session, {@code simpSessionId}. */
    String sessionId(RawStomp client) {
        return connection(client).session().getId();
    }

    AppConnections.Connection connection(RawStomp client) {
        return context.getBean(AppConnections.class).from(client.localPort());
    }

    /** Waits until nobody holds this user's seat, and tries for none: a try might free one that was leaked. */
    void awaitSeatFree(String user) {
        patiently().until(() -> !isSeated(user));
    }

    boolean isSeated(String user) {
        return context.getBean(SessionGuard.class).sessions().stream()
                .anyMatch(lease -> lease.key().subject().equals(user));
    }

    /** Waits until the server has dealt with the end of this connection, and the application with all it had sent. */
    CloseStatus awaitClosed(RawStomp client) {
        var status = connection(client)
                .closed()
                .orTimeout(RawWebSocket.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        awaitIdle();
        return status;
    }

    /** Waits until nothing that has passed the inbound channel is waiting or running. */
    void awaitIdle() {
        var pool = pool("clientInboundChannel");
        patiently().until(() -> isIdle(pool));
    }

    /** Returns whether all that was to be sent to clients has been sent within this time. */
    boolean outboundIdleWithin(Duration patience) {
        var pool = pool("clientOutboundChannel");
        try {
            patiently().atMost(patience).until(() -> isIdle(pool));
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private static boolean isIdle(ThreadPoolExecutor pool) {
        return pool.getTaskCount() == pool.getCompletedTaskCount()
                && pool.getQueue().isEmpty()
                && pool.getActiveCount() == 0;
    }

    private ThreadPoolExecutor pool(String channel) {
        var executor =
                context.getBean(channel, ExecutorSubscribableChannel.class).getExecutor();
        if (executor instanceof ThreadPoolTaskExecutor pool) {
            return pool.getThreadPoolExecutor();
        }
        throw new AssertionError("no pool behind " + channel + ": " + executor);
    }

    @Override
    public void close() {
        clients.forEach(RawStomp::close);
        context.close();
    }
}
