// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.redis.server.RedisServer;
import org.junit.jupiter.api.Test;

class KicksTest {

    @Test
    void measuresKicks() {
        try (var node = KickNode.application(RedisServer.shared().port())) {
            assertThat(Kicks.run(2, 1, node.port(), node.port())).contains("| all within 1,000 ms |", "2 kicks");
        }
    }
}
