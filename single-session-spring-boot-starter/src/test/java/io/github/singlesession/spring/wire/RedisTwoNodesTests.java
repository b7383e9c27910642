// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.redis.RedisSessionRegistry;
import io.github.singlesession.redis.server.RedisServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("two nodes on one Redis")
class RedisTwoNodesTests extends TwoNodesAndAnOperator {

    private static final String PREFIX = "two-nodes:";

    RedisTwoNodesTests() {
        super(start("north"), north -> start("south"));
    }

    private static QuizServer start(String name) {
        return RedisNode.start(RedisServer.shared(), node(name, "single-session.redis.key-prefix=" + PREFIX));
    }

    @Test
    void takeTheStoreOfTheClassPath() {
        assertThat(north.context().getBean("singleSessionRegistry")).isInstanceOf(RedisSessionRegistry.class);
    }

    @Test
    void clearASlotThatCannotBeReadForItsUserAlone() {
        RedisServer.shared().ask("SET " + PREFIX + "{default:mia} v9|of-a-later-release");

        assertThat(atSouth.get(ENDPOINT + "/mia").status()).isEqualTo(503);
        north.connected("nina").expectEcho("nobody else minds");
        assertThat(atSouth.delete(ENDPOINT + "/mia").status()).isEqualTo(200);

        assertThat(atSouth.get(ENDPOINT + "/mia").status()).isEqualTo(200);
        north.connected("mia").expectEcho("in again");
    }
}
