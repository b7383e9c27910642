// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import io.github.singlesession.redis.server.RedisServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("one of two nodes on one Redis that shuts down")
class RedisLeavingTests extends OneOfTwoLeaves {

    RedisLeavingTests() {
        super(start(), leaving -> start());
    }

    private static QuizServer start() {
        return RedisNode.start(RedisServer.shared(), "single-session.redis.key-prefix=leaving:", SPREAD);
    }

    @Test
    void letsItsUsersIntoTheOtherAtOnce() {
        assertItsUsersMoveAtOnce();
    }
}
