// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The code of {@code docs/writing-a-store.md} is code that is compiled and run. */
class PageCodeTest {

    private static final Pattern BLOCK = Pattern.compile("^```java\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void isTheCodeOfTheExample() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "writing-a-store.md"));
        var example = source("CompareAndSetSessionRegistry")
                + source("CompareAndSetSessionRegistryTest")
                + source("CompareAndSetModelTest")
                + source("StoreMicros")
                + source("../memory/InMemoryClusterTest");

        assertThat(BLOCK.matcher(page).results().map(block -> block.group(1)))
                .hasSize(9)
                .allSatisfy(code -> assertThat(example).contains(code));
    }

    private static String source(String name) throws IOException {
        return Files.readString(Path.of("src", "test", "java", "io", "github", "singlesession", "tck", name + ".java"));
    }
}
