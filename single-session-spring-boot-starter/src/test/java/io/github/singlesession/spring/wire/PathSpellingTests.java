// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever finds a spelling that Spring maps to the endpoint, and the library's rule does not, is not limited. */
@DisplayName("a spelling of an enforced endpoint's path")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PathSpellingTests {

    private QuizServer included;
    private QuizServer excluded;

    @BeforeAll
    void start() {
        included = QuizServer.start("single-session.paths=/ws");
        excluded = QuizServer.start("single-session.exclude-paths=/free/**");
        included.connected("alice");
        excluded.connected("alice");
    }

    @AfterAll
    void stop() {
        included.close();
        excluded.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ws?x=y",
                "/ws?/free/ws",
                "/ws;x=y",
                "/ws;/free/ws",
                "/%77s",
                "/%77%73;a=b?c=d",
                "/ws/",
                "//ws",
                "/./ws",
                "/free/../ws",
                "/free/..;/ws",
                "/free/%2e%2e/ws",
                "/free%2f..%2fws",
                "/free;/../ws",
                "/ws%00",
                "/WS"
            })
    void reachesNothingOrIsEnforced(String path) {
        assertNoWayAround(included, path);
        assertNoWayAround(excluded, path);
    }

    private static void assertNoWayAround(QuizServer server, String path) {
        var client = openIfMapped(server, path);
        if (client != null) {
            DUPLICATE_SESSION.expectOn(
                    client.connect(), "single-session-retry-after:2250", "single-session-takeover-allowed:false");
        }
    }

    private static @Nullable RawStomp openIfMapped(QuizServer server, String path) {
        try {
            return server.openAt(path, "x-user: alice");
        } catch (UncheckedIOException e) {
            assertThat(e).hasMessageContaining("no upgrade of " + path + ": HTTP/1.1 4");
            return null;
        }
    }
}
