// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.PlainServer.assertEchoes;
import static io.github.singlesession.spring.wire.PlainServer.greeted;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.singlesession.SessionKey;
import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.Connections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** A {@link HostileApp} on a real server, and what must be true of it after the worst of clients have been there. */
final class HostileServer implements AutoCloseable {

    private static final String OURS = "io.github.singlesession.";

    private static final List<String> DEFAULTS = List.of(
            "--server.address=127.0.0.1",
            "--server.port=0",
            "--spring.main.banner-mode=off",
            // Spring reports what it cannot parse, at ERROR and with a stack trace. What we say is looked at.
            "--logging.level.root=OFF",
            "--logging.level.io.github.singlesession=INFO",
            "--single-session.takeover.max=1000000",
            "--single-session.takeover.window=100ms",
            "--single-session.plain.query-parameters=true",
            "--single-session.scopes.kicks.paths=/*/kicks",
            "--single-session.scopes.kicks.policy=kick-old",
            "--single-session.scopes.three.paths=/*/three",
            "--single-session.scopes.three.limit=3",
            "--single-session.scopes.three-kicks.paths=/*/three-kicks",
            "--single-session.scopes.three-kicks.policy=kick-old",
            "--single-session.scopes.three-kicks.limit=3");

    private final ConfigurableApplicationContext context;
    private final Said said = new Said();
    private final AtomicInteger goodClients = new AtomicInteger();
    private final int port;

    private HostileServer(ConfigurableApplicationContext context) {
        this.context = context;
        this.port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        said.start();
        ours().addAppender(said);
    }

    static HostileServer start(String... properties) {
        var arguments = Stream.concat(DEFAULTS.stream(), Stream.of(properties).map("--"::concat));
        return new HostileServer(new SpringApplicationBuilder(HostileApp.class).run(arguments.toArray(String[]::new)));
    }

    int port() {
        return port;
    }

    RawWebSocket open(String path, String... handshakeHeaders) {
        return RawWebSocket.open(port, path, handshakeHeaders);
    }

    int mostHolders(SessionKey key) {
        return context.getBean(HostileApp.WatchedRegistry.class).mostHolders(key);
    }

    /** Asserts, once the clients are gone, that nothing is left of them, that nobody was told, and that others get in. */
    void assertUnharmed() {
        assertNothingLeft();
        letsGoodClientsIn();
        assertNothingLeft();
        assertThat(said.events).as("what the library logs of what clients do").isEmpty();
    }

    private void assertNothingLeft() {
        var connections = context.getBean(Connections.class);
        var guard = context.getBean(SessionGuard.class);
        var registry = context.getBean(HostileApp.WatchedRegistry.class);
        QuizServer.patiently().untilAsserted(() -> {
            assertThat(map(connections, "open")).as("connections").isEmpty();
            assertThat(map(value(guard, "sessions"), "sessions")).as("sessions").isEmpty();
            assertThat(registry.size()).as("keys in the store").isZero();
            assertThat(ourThreads()).as("threads within the library").isEmpty();
        });
    }

    private void letsGoodClientsIn() {
        var user = "x-user: good-" + goodClients.incrementAndGet();
        try (var plain = open("/plain/three", user);
                var stomp = RawStomp.over(open("/stomp/three", user))) {
            assertEchoes(greeted(plain), "good");
            stomp.connect().expectConnected();
            stomp.expectEcho("good");
        }
    }

    private static Map<?, ?> map(Object owner, String name) {
        return (Map<?, ?>) value(owner, name);
    }

    private static Object value(Object owner, String name) {
        var value = ReflectionTestUtils.getField(owner, name);
        if (value == null) {
            throw new AssertionError("no " + name + " in " + owner);
        }
        return value;
    }

    private static List<String> ourThreads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> Stream.of(thread.getValue()).anyMatch(HostileServer::isOurs))
                .map(thread -> thread.getKey().getName())
                .toList();
    }

    private static boolean isOurs(StackTraceElement frame) {
        return frame.getClassName().startsWith(OURS) && !frame.getClassName().contains(".wire.");
    }

    private static Logger ours() {
        return (Logger) LoggerFactory.getLogger("io.github.singlesession");
    }

    @Override
    public void close() {
        ours().detachAppender(said);
        context.close();
    }

    /** What the library logs, at INFO and above. */
    private static final class Said extends AppenderBase<ILoggingEvent> {

        private final ConcurrentLinkedQueue<String> events = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            var thrown = event.getThrowableProxy();
            if (thrown != null || event.getLevel().isGreaterOrEqual(Level.WARN)) {
                events.add(event + (thrown == null ? "" : " " + thrown.getClassName()));
            }
        }
    }
}
