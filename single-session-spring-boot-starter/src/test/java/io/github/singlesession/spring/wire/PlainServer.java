// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A {@link PlainApp} on a real Tomcat, on a port of 127.0.0.1 that was free. */
final class PlainServer implements AutoCloseable {

    static final Received.Text HELLO = new Received.Text("hello");

    private static final List<String> DEFAULTS = List.of(
            "--server.address=127.0.0.1",
            "--server.port=0",
            "--spring.main.banner-mode=off",
            "--logging.level.root=WARN");

    private final ConfigurableApplicationContext context;
    private final List<RawWebSocket> clients = new CopyOnWriteArrayList<>();
    private final int port;

    private PlainServer(ConfigurableApplicationContext context) {
        this.context = context;
        this.port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Starts one with these properties, {@code name=value}. */
    static PlainServer start(String... properties) {
        return startWith(PlainApp.class, properties);
    }

    /** Starts one with a configuration besides the {@link PlainApp}. */
    static PlainServer startWith(Class<?> configuration, String... properties) {
        var arguments = Stream.concat(DEFAULTS.stream(), Stream.of(properties).map("--"::concat));
        return new PlainServer(new SpringApplicationBuilder(PlainApp.class, configuration)
                .properties(QuizServer.LEAVES_AT_ONCE)
                .run(arguments.toArray(String[]::new)));
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    int port() {
        return port;
    }

    PlainRecorder recorder() {
        return context.getBean(PlainRecorder.class);
    }

    RawWebSocket open(String path, String... handshakeHeaders) {
        var client = RawWebSocket.open(port, path, handshakeHeaders);
        clients.add(client);
        return client;
    }

    RawWebSocket openAs(String user) {
        return open("/raw", "x-user: " + user);
    }

    /** A connection of this user at {@code /raw} that the application has greeted. */
    RawWebSocket connected(String user, String... handshakeHeaders) {
        return greeted(open("/raw", headers(user, handshakeHeaders)));
    }

    /** Expects the application's greeting. */
    static RawWebSocket greeted(RawWebSocket client) {
        assertThat(client.next()).isEqualTo(HELLO);
        return client;
    }

    /** Expects the application to answer; the server may ping meanwhile. */
    static void assertEchoes(RawWebSocket client, String text) {
        client.text(text);
        assertThat(afterPings(client)).isEqualTo(new Received.Text("echo " + text));
    }

    /** Expects this ending, and nothing before it but pings. */
    static void assertEnds(RawWebSocket client, Ending ending) {
        assertThat(afterPings(client)).isEqualTo(ending.close());
        assertThat(client.next()).isInstanceOfAny(Received.Eof.class, Received.Reset.class);
    }

    static Received afterPings(RawWebSocket client) {
        return client.nextAfterPings();
    }

    static String[] headers(String user, String... more) {
        return Stream.concat(Stream.of("x-user: " + user), Stream.of(more)).toArray(String[]::new);
    }

    @Override
    public void close() {
        clients.forEach(RawWebSocket::close);
        context.close();
    }
}
