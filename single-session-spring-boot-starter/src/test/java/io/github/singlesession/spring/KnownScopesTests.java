// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class KnownScopesTests {

    private final KnownScopes scopes = new KnownScopes(Set.of("default"));

    @Test
    void areThoseThatWereConfiguredAndThoseThatWereAskedFor() {
        scopes.add("default");
        scopes.add("room");

        assertThat(scopes.names()).containsExactlyInAnyOrder("default", "room");
    }

    @Test
    void areNoMoreThanCanBeLookedThroughWhichIsSaidOnce(CapturedOutput output) {
        IntStream.range(0, 300).forEach(number -> scopes.add("room-" + number));

        assertThat(scopes.names()).hasSize(100);
        assertThat(output).containsOnlyOnce("names more than 100 scopes");
    }
}
