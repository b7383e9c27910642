// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.PlainServer.assertEchoes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.wire.SockJsXhr.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("a plain handler under SockJS")
class PlainSockJsTests {

    private final PlainServer server = PlainServer.startWith(SignedIn.class, "server.shutdown=immediate");

    @AfterEach
    void stop() {
        server.close();
    }

    /** Again and again: what gets between the bytes of the open frame does so now and then. */
    @ParameterizedTest
    @EnumSource
    void tellsAStreamAndAPollOfTheirRefusalByTheCode(Transport transport) {
        var holder = server.connected("alice");

        for (int i = 0; i < 50; i++) {
            var refused = SockJsXhr.open(server.port(), "/sock", transport, "alice", transport + "-" + i);
            assertThat(refused.next()).isEqualTo("c[4409,\"DUPLICATE_SESSION\"]");
        }
        assertEchoes(holder, "still here");
    }

    @Test
    void tellsASocketOfItsRefusalByTheCode() {
        server.connected("bob");

        for (int i = 0; i < 50; i++) {
            var refused = server.open("/sock/000/s-" + i + "/websocket", "x-user: bob");
            assertThat(refused.next()).isEqualTo(new Received.Text("c[4409,\"DUPLICATE_SESSION\"]"));
            assertThat(refused.next()).isEqualTo(Ending.DUPLICATE_SESSION.close());
        }
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
