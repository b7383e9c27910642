// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.redis.server.RedisServer;
import org.junit.jupiter.api.Test;

class KicksTest {

    @Test
    void endsTheSessionOnTheOtherNode() {
        int redis = RedisServer.shared().port();
        try (var north = KickNode.application(redis);
                var south = KickNode.application(redis)) {
            assertThat(Kicks.run(2, 1, north.port(), south.port())).contains("| all within 1,000 ms |", "2 kicks");
        }
    }
}
