// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.crowd;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class OpenFilesTest {

    @Test
    void failsWhereABuildIsJudgedAndSaysWhatToRaise() {
        assertThatThrownBy(() -> OpenFiles.require(5_000, 4_096, true))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("no more than 4096", "ulimit -Hn 6000");
    }

    @Test
    void skipsElsewhere() {
        assertThatThrownBy(() -> OpenFiles.require(5_000, 4_096, false)).isInstanceOf(TestAbortedException.class);
    }

    @Test
    void letsACrowdInWhereThereIsRoom() {
        assertThatCode(() -> OpenFiles.require(5_000, 6_000, true)).doesNotThrowAnyException();
    }
}
