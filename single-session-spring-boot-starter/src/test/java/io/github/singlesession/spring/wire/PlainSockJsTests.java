// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.guard.SessionGuard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a plain handler under SockJS")
class PlainSockJsTests {

    private final PlainServer server = PlainServer.startWith(SignedIn.class, "server.shutdown=immediate");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void endsTheSessionIfASecondSocketBringsIt() {
        var first = server.open("/sock/000/twice/websocket", "x-user: carol");
        assertThat(first.next()).isEqualTo(new Received.Text("o"));
        assertThat(first.next()).isEqualTo(new Received.Text("a[\"hello\"]"));

        var second = server.open("/sock/000/twice/websocket", "x-user: carol");

        // With 4400, unless Spring's open frame gets in its way: then with 1011.
        second.awaitEnd();
        QuizServer.patiently()
                .until(() ->
                        server.context().getBean(SessionGuard.class).sessions().isEmpty());
    }
}
