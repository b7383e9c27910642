// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import static org.awaitility.Awaitility.await;

import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.docs.quickstart.ChatApplication;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.socket.WebSocketHttpHeaders;

/** The application of the pages on a real Tomcat, on a port of 127.0.0.1 that was free. */
final class PageServer implements AutoCloseable {

    private static final List<String> DEFAULTS = List.of(
            "--server.address=127.0.0.1",
            "--server.port=0",
            "--spring.main.banner-mode=off",
            "--single-session.drain.spread=100ms",
            "--logging.level.root=WARN");

    private final ConfigurableApplicationContext context;

    private PageServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it with another configuration, and with properties, {@code name=value}. */
    static PageServer startWith(Class<?> configuration, String... properties) {
        var arguments = new ArrayList<>(DEFAULTS);
        Stream.of(properties).map("--"::concat).forEach(arguments::add);
        return new PageServer(new SpringApplicationBuilder(ChatApplication.class, configuration)
                .run(arguments.toArray(String[]::new)));
    }

    URI at(String path) {
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        return URI.create("ws://127.0.0.1:" + port + path);
    }

    /** A plain client hears nothing when it gets its seat. */
    void awaitSeated() {
        var guard = context.getBean(SessionGuard.class);
        await().atMost(Duration.ofSeconds(20)).until(() -> !guard.sessions().isEmpty());
    }

    /** The handshake of a browser that has signed in, as far as the server can tell. */
    static WebSocketHttpHeaders signedIn(String user, String password) {
        var headers = new WebSocketHttpHeaders();
        headers.setBasicAuth(user, password);
        return headers;
    }

    static WebSocketHttpHeaders handshake(String... namesAndValues) {
        var headers = new WebSocketHttpHeaders();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.set(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    @Override
    public void close() {
        context.close();
    }
}
