// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.NODE_LEAVING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;

/** Two nodes over one store, of which one shuts down under its users. */
abstract class OneOfTwoLeaves {

    static final String SPREAD = "single-session.drain.spread=2s";

    private static final int USERS = 20;

    final QuizServer leaving;
    final QuizServer staying;

    OneOfTwoLeaves(QuizServer leaving, UnaryOperator<QuizServer> staying) {
        this.leaving = leaving;
        this.staying = staying.apply(leaving);
    }

    @AfterEach
    void stop() {
        leaving.close();
        staying.close();
    }

    /** Each of them is in again as soon as he was told, while others have not been told yet. */
    void assertItsUsersMoveAtOnce() {
        var clients = IntStream.range(0, USERS)
                .mapToObj(i -> leaving.connected("user-" + i))
                .toList();

        var closing = CompletableFuture.runAsync(leaving.context()::close);

        for (int user = 0; user < USERS; user++) {
            NODE_LEAVING.expectOn(clients.get(user));
            staying.connected("user-" + user).expectEcho("moved");
        }
        assertThat(closing).succeedsWithin(RawWebSocket.PATIENCE);
    }
}
