// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.guard.OnStoreFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StoreLogTests {

    @Test
    void saysWhatFollowsWhereNodesGoOn(CapturedOutput output) {
        new StoreLog(OnStoreFailure.FAIL_OPEN).storeLost();

        assertThat(output).contains("WARN").contains("enforced on this node alone");
    }

    @Test
    void saysWhatFollowsWhereNodesRefuse(CapturedOutput output) {
        new StoreLog(OnStoreFailure.FAIL_CLOSED).storeLost();

        assertThat(output).contains("WARN").contains("every connection is refused");
    }

    @Test
    void saysThatTheStoreIsBack(CapturedOutput output) {
        new StoreLog(OnStoreFailure.FAIL_OPEN).storeRestored();

        assertThat(output).contains("INFO").contains("answers again");
    }
}
