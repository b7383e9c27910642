// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import java.time.Duration;
import java.util.List;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/** What values of properties have to be, whatever the property. */
final class PropertyChecks {

    /** Far below what overflows when it is counted in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private PropertyChecks() {}

    static void atLeastOne(String property, int value) {
        if (value < 1) {
            throw new InvalidPropertyException(property, value, "a whole number of at least 1");
        }
    }

    static void positive(String property, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0) {
            throw new InvalidPropertyException(property, text(value), "a duration of at least 1ms, such as 30s");
        }
        if (value.compareTo(LONGEST) > 0) {
            throw new InvalidPropertyException(property, text(value), "a duration of at most 365d, such as 30s");
        }
    }

    static void patterns(String property, List<String> patterns) {
        for (var pattern : patterns) {
            try {
                PathPatternParser.defaultInstance.parse(pattern);
            } catch (PatternParseException e) {
                throw new InvalidPropertyException(
                        property, pattern, "path patterns as in Spring MVC (" + e.getMessage() + ")");
            }
            if (!pattern.startsWith("/")) {
                throw new InvalidPropertyException(
                        property, pattern, "path patterns that begin with /, such as /ws/**");
            }
        }
    }

    /** Returns a duration as it is written in a configuration. */
    static String text(Duration duration) {
        var whole = Duration.ofSeconds(duration.toSeconds());
        return duration.equals(whole) ? whole.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
