// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NodePropertiesTest {

    private static final Duration LEASE = Duration.ofSeconds(9);
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    @Test
    void nameTheNodeAsTheyAreTold() {
        assertThat(new NodeProperties("quiz-7", LEASE, HEARTBEAT).nameOrHost()).isEqualTo("quiz-7");
    }

    @Test
    void nameItAfterTheHostWhereThatWillDo() {
        assertThat(NodeProperties.host("quiz-7f9c-x2")).isEqualTo("quiz-7f9c-x2");
        assertThat(NodeProperties.host(null)).isEqualTo("node");
        assertThat(NodeProperties.host("alice's laptop")).isEqualTo("node");
    }

    @Test
    void giveTheRegisterAGraceAsLongAsTheLease() {
        assertThat(new NodeProperties(null, LEASE, HEARTBEAT).timing().grace()).isEqualTo(LEASE);
    }
}
