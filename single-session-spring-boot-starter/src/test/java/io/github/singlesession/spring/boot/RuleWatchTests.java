// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.SessionRule;
import io.github.singlesession.spring.ScopedRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RuleWatchTests {

    private final RuleWatch watch = new RuleWatch(
            "quiz app",
            List.of(
                    new ScopedRule("default", SessionRule.of(ConflictPolicy.FIRST_COME, 1)),
                    new ScopedRule("game", SessionRule.of(ConflictPolicy.KICK_OLD, 2))));

    @Test
    void saysNothingWhereAllSayTheSame(CapturedOutput output) {
        watch.set(
                Map.of("rule.default", "first-come.1.of.quiz-app", "rule.game", "kick-old.2.of.quiz-app", "mode", "x"));

        assertThat(output).doesNotContain("Another node");
    }

    @Test
    void warnsOnceOfAnotherRule(CapturedOutput output) {
        watch.set(Map.of("rule.default", "first-come.2.of.quiz-app"));
        watch.set(Map.of("rule.default", "first-come.2.of.quiz-app", "mode", "observe"));

        assertThat(output)
                .containsOnlyOnce("Another node said 'first-come.2.of.quiz-app' of scope 'default', and this one says "
                        + "'first-come.1.of.quiz-app'")
                .containsOnlyOnce("WARN");
    }

    @Test
    void warnsOfAnotherApplication(CapturedOutput output) {
        watch.set(Map.of("rule.game", "kick-old.2.of.chat"));

        assertThat(output).contains("give each its own single-session.redis.key-prefix");
    }
}
