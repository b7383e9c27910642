// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;

/** A browser as far as cookies go: it signs in and out by HTTP, and opens WebSockets with the cookies it has. */
final class Browser {

    private final QuizServer server;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private Browser(QuizServer server) {
        this.server = server;
    }

    static Browser signedIn(QuizServer server, String user) {
        return new Browser(server).signIn(user);
    }

    Browser signIn(String user) {
        var answer = post("/login", "username=" + user + "&password=secret");
        assertThat(answer.headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/done"));
        return this;
    }

    void signOut() {
        assertThat(post("/logout", "").headers().firstValue("location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/done"));
    }

    void invalidate() {
        assertThat(post("/invalidate", "").statusCode()).isEqualTo(200);
    }

    RawStomp open(String path) {
        return server.openAt(path, "Cookie: " + cookie());
    }

    RawStomp connected() {
        return connected("/signed-in");
    }

    RawStomp connected(String path) {
        var client = open(path).connect();
        client.expectConnected();
        return client;
    }

    String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private HttpResponse<Void> post(String path, String form) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("content-type", "application/x-www-form-urlencoded")
                .timeout(RawWebSocket.PATIENCE)
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
