// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.convert.DurationStyle;

/** What a property is where nobody sets it, as the starter tells IDEs. */
final class LibraryDefault {

    /** Of Spring: how long requests that are under way may take once the sessions have been told to go. */
    static final Duration SHUTDOWN_PHASE = Duration.ofSeconds(30);

    private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");

    private LibraryDefault() {}

    static Duration of(String property) {
        try {
            List<String> found = JsonPath.parse(Files.readString(METADATA))
                    .read("$.properties[?(@.name == '" + property + "')].defaultValue");
            return DurationStyle.detectAndParse(found.get(0));
        } catch (IOException e) {
            throw new AssertionError("cannot read " + METADATA, e);
        }
    }
}
