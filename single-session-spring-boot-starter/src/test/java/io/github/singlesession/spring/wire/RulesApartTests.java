// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayName("nodes of one store that follow different rules")
@ExtendWith(OutputCaptureExtension.class)
class RulesApartTests {

    @Test
    void areWarned(CapturedOutput output) {
        try (var first = QuizServer.startWith(OneStore.class, "single-session.limit=1");
                var second = QuizServer.startWith(OneStore.class, "single-session.limit=2")) {
            assertThat(first.port()).isNotEqualTo(second.port());
            QuizServer.patiently().untilAsserted(() -> assertThat(output)
                    .contains("Another node said 'first-come.1' of scope 'default', and this one says 'first-come.2'"));
        }
    }
}
