// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.boot.json.JsonParserFactory;

/** Asks a server over HTTP what an operator asks it. */
record Operator(int port) {

    /** The properties of a server that answers operators. */
    static final String EXPOSED = "management.endpoints.web.exposure.include=*";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator" + path))
                .timeout(RawWebSocket.PATIENCE);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What came back. */
    record Answer(int status, String body) {

        Map<String, Object> json() {
            return JsonParserFactory.getJsonParser().parseMap(body);
        }
    }
}
