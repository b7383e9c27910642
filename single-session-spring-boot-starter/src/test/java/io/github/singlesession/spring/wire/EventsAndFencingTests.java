// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.SESSION_REVOKED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.spring.wire.EventsAndFencingExample.Answers;
import io.github.singlesession.spring.wire.EventsAndFencingExample.Organizer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@DisplayName("docs/events-and-fencing.md")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsAndFencingTests {

    private static final Path PAGE = Path.of("..", "docs", "events-and-fencing.md");
    private static final Path SOURCE =
            Path.of("src/test/java/io/github/singlesession/spring/wire/EventsAndFencingExample.java");
    private static final Pattern CODE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

    private QuizServer server;

    @BeforeAll
    void start() {
        server = QuizServer.startWith(EventsAndFencingExample.class);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void showsNoCodeButWhatIsCompiledHere() throws IOException {
        var source = withoutIndentation(Files.readString(SOURCE));
        var blocks = CODE.matcher(Files.readString(PAGE))
                .results()
                .map(block -> withoutIndentation(block.group(1)))
                .toList();

        assertThat(blocks).hasSizeGreaterThan(3).allSatisfy(block -> assertThat(source)
                .contains(block));
    }

    @Test
    void noticesWhoIsGone() {
        var tab = server.connected("alice", "single-session-client:0123456789abcdef");
        var refreshed = server.connected("alice", "single-session-client:0123456789abcdef");
        tab.close();
        refreshed.expectEcho("here");
        assertThat(organizer().gone).doesNotContain("alice");

        refreshed.closeNormally();

        QuizServer.patiently().until(() -> organizer().gone.contains("alice"));
        assertThat(organizer().gone).containsOnlyOnce("alice");
    }

    @Test
    void refusesWhatIsWrittenWithASmallerToken() {
        var answers = server.context().getBean(Answers.class);
        server.connected("bob").send("/app/answer", "B").expectEcho("marker");
        var row = QuizServer.patiently().until(() -> answers.rows.get("bob"), written -> written != null);
        assertThat(row.choice()).isEqualTo("B");

        answers.write("bob", "late", row.token() - 1);
        assertThat(answers.rows).containsEntry("bob", row);
    }

    @Test
    void listsAndEndsOverHttp() throws Exception {
        var carol = server.connected("carol");

        assertThat(http("GET", "carol"))
                .contains("\"subject\":\"carol\"", "\"simpSessionId\":\"" + server.sessionId(carol) + "\"");
        assertThat(http("DELETE", "carol")).contains("\"subject\":\"carol\"");

        SESSION_REVOKED.expectOn(carol);
        assertThat(http("GET", "carol")).isEqualTo("[]");
    }

    private String http(String method, String player) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + server.port() + "/players/" + player + "/sessions");
        var request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(RawWebSocket.PATIENCE)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private Organizer organizer() {
        return server.context().getBean(Organizer.class);
    }

    private static String withoutIndentation(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
