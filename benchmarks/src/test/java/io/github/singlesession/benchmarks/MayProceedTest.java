// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MayProceedTest {

    @Test
    void everybodyWhoIsAskedAboutMayProceed() {
        var question = new MayProceed();
        question.admitAll();

        for (int asked = 0; asked <= MayProceed.SESSIONS; asked++) {
            assertThat(question.ask()).isTrue();
        }
    }
}
