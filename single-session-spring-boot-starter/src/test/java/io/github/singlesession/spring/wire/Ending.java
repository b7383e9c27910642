// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The ways in which single-session ends a connection: the code in the ERROR frame, and the code of the close frame. */
enum Ending {
    BAD_REQUEST(4400),
    UNAUTHENTICATED(4401),
    SESSION_REVOKED(4403),
    SESSION_STALE(4408),
    DUPLICATE_SESSION(4409),
    SESSION_REPLACED(4410),
    TAKEOVER_LIMIT(4429),
    STORE_UNAVAILABLE(4503),
    NODE_LEAVING(1012);

    private final int closeCode;

    Ending(int closeCode) {
        this.closeCode = closeCode;
    }

    Received.Close close() {
        return new Received.Close(closeCode, name());
    }

    /**
     * Asserts that the next things that come are this ending's ERROR frame, its close frame and the end of the
     * connection, and nothing else: the header lines are these and no others.
     */
    StompFrame expectOn(RawStomp client, String... moreHeaders) {
        var error = client.expectError();
        assertIsError(error, moreHeaders);
        client.expectClose(closeCode, name());
        return error;
    }

    /** As {@link #expectOn}, of an ending that says no more than when to come back; returns how long that is. */
    Duration expectRetryLaterOn(RawStomp client) {
        var error = client.expectError();
        var millis = error.header("single-session-retry-after");
        assertIsError(error, "single-session-retry-after:" + millis);
        client.expectClose(closeCode, name());
        return Duration.ofMillis(Long.parseLong(millis));
    }

    /** Asserts that a frame is the ERROR of this ending, to the byte. */
    void assertIsError(StompFrame frame, String... moreHeaders) {
        int length = frame.body().getBytes(StandardCharsets.UTF_8).length;
        var expected = new ArrayList<>(List.of(
                "message:" + name(),
                "single-session-code:" + name(),
                "content-type:text/plain",
                "content-length:" + length));
        expected.addAll(List.of(moreHeaders));

        assertThat(frame.command()).isEqualTo("ERROR");
        assertThat(frame.headers()).as("headers of %s", frame).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(frame.body()).as("the text for a person").isNotBlank().contains(" ");
    }
}
