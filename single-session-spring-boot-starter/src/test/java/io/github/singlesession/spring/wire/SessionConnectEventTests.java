// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Spring's SessionConnectEvent")
class SessionConnectEventTests extends InBothOrders {

    @Test
    void isNotPublishedForARefusedSession() {
        var holder = server.connected("alice");
        var refused = server.open("alice").connect();
        assertThat(refused.expectError().header("message")).isEqualTo("DUPLICATE_SESSION");

        assertNotPublished(refused);
        assertThat(server.recorder().connects()).containsOnlyOnce(server.sessionId(holder));
    }

    @Test
    void isNotPublishedForARequestOffTheContract() {
        var refused = server.open("bob").connect("single-session-client:short");
        assertThat(refused.expectError().header("message")).isEqualTo("BAD_REQUEST");

        assertNotPublished(refused);
    }

    @Test
    void isNotPublishedForASessionWithoutAUser() {
        var refused = server.openAt("/ws").connect();
        assertThat(refused.expectError().header("message")).isEqualTo("UNAUTHENTICATED");

        assertNotPublished(refused);
    }

    @Test
    void showsNoneOfTheHeadersThatAreForTheLibrary() {
        var client = server.connected("carol", "single-session-client:0123456789abcdef", "quiz:kept");

        QuizServer.patiently().until(() -> server.recorder().connects().contains(server.sessionId(client)));
        assertThat(server.recorder().connectOf(server.sessionId(client)).toNativeHeaderMap())
                .containsKey("quiz")
                .doesNotContainKey("single-session-client");
    }

    private void assertNotPublished(RawStomp refused) {
        server.awaitClosed(refused);
        assertThat(server.recorder().connects()).doesNotContain(server.sessionId(refused));
    }
}
