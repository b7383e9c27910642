// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.messaging.simp.stomp.StompHeaders;

/** What {@code docs/operations.md} says of the endpoint behind Spring Security. */
@DisplayName("the endpoint behind Spring Security")
@TestInstance(Lifecycle.PER_CLASS)
class OperatorSecurityTests {

    private static final String ENDPOINT = "/actuator/singlesession";

    private final HttpClient http = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init") // set before the first test
    private PageServer server;

    @BeforeAll
    void start() {
        server = PageServer.startWith(OperatorSecurity.class, "management.endpoints.web.exposure.include=*");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void letsAnOperatorSwitchAndEnd() throws Exception {
        assertThat(switchedBy("operator", "on-call")).isEqualTo(200);
        assertThat(endedBy("operator", "on-call")).isEqualTo(200);
    }

    @Test
    void letsNoUserSwitchOrEnd() throws Exception {
        assertThat(switchedBy("alice", "wonderland")).isEqualTo(403);
        assertThat(endedBy("alice", "wonderland")).isEqualTo(403);
    }

    @Test
    void leavesHealthToEverybody() throws Exception {
        assertThat(status(request("/actuator/health").GET())).isEqualTo(200);
    }

    @Test
    void leavesTheUsersOfTheApplicationTheirLogin() throws Exception {
        new ChatClient()
                .connect(server.at("/ws"), PageServer.signedIn("bob", "builder"), new StompHeaders())
                .get(20, TimeUnit.SECONDS);
    }

    private int switchedBy(String user, String password) throws IOException, InterruptedException {
        return status(request(ENDPOINT)
                .header("Authorization", authorization(user, password))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"mode\": \"enforce\"}")));
    }

    private int endedBy(String user, String password) throws IOException, InterruptedException {
        return status(request(ENDPOINT + "/nobody")
                .header("Authorization", authorization(user, password))
                .DELETE());
    }

    private static String authorization(String user, String password) {
        return "Basic " + HttpHeaders.encodeBasicAuth(user, password, null);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.at(path).toString().replaceFirst("ws", "http")));
    }

    private int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
}
