// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** What IDEs and docs/configuration.md say of the properties is what the starter reads. */
@DisplayName("every property")
class ConfigurationMetadataTests {

    private static final String SCOPES = "single-session.scopes";

    private static final Pattern ROW = Pattern.compile("\\| `(single-session\\.[^`]+)` \\| ([^|]+) \\| (.+) \\|");

    private final DocumentContext metadata = read();

    @Test
    void isKnownToIdes() {
        assertThat(properties().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        names().filter(name -> !name.startsWith(SCOPES + ".")).toList());
    }

    @Test
    void isDescribedToIdes() {
        assertThat(properties()).allSatisfy((name, property) -> assertThat((String) property.get("description"))
                .isNotBlank()
                .doesNotContain("{@"));
    }

    @Test
    void hasARowOnThePageAndNoRowIsInvented() {
        assertThat(rows().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        names().map(name -> name.replace("*", "<name>")).toList());
    }

    @Test
    void hasItsDefaultOnThePage() {
        properties().forEach((name, property) -> {
            if (property.containsKey("defaultValue")) {
                assertThat(requireNonNull(rows().get(name), name).group(2))
                        .as("the default of " + name)
                        .isEqualTo("`" + property.get("defaultValue") + "`");
            }
        });
    }

    @Test
    void hasADefaultWhereThePageNamesOne() {
        rows().forEach((name, row) -> {
            if (row.group(2).matches("`[^`]+`")) {
                assertThat(properties().get(name)).as(name).containsKey("defaultValue");
            }
        });
    }

    @Test
    void offersTheValuesOfItsEnumerationToIdesAndOnThePage() {
        enumerations().forEach((name, values) -> {
            assertThat(metadata.<List<String>>read("$.hints[?(@.name == '" + name + "')].values[*].value"))
                    .as("the hints of " + name)
                    .containsExactlyElementsOf(values);
            assertThat(requireNonNull(rows().get(name), name).group(3)).contains(quoted(values));
        });
    }

    private static List<String> quoted(List<String> values) {
        return values.stream().map(value -> "`" + value + "`").toList();
    }

    private Map<String, List<String>> enumerations() {
        var found = new TreeMap<String, List<String>>();
        properties().forEach((name, property) -> {
            var constants = type(requireNonNull(property.get("type"))).getEnumConstants();
            if (constants != null) {
                found.put(
                        name,
                        Stream.of(constants)
                                .map(value -> PropertyText.of((Enum<?>) value))
                                .toList());
            }
        });
        assertThat(found).containsKeys("single-session.policy", "single-session.store");
        return found;
    }

    private static Class<?> type(Object name) {
        try {
            return Class.forName(name.toString().replaceFirst("<.*", ""));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** All names as the records say, and that of the scopes, whose properties no metadata can name. */
    private static Stream<String> names() {
        return PropertyNames.all().stream();
    }

    private Map<String, Map<String, Object>> properties() {
        List<Map<String, Object>> properties = metadata.read("$.properties");
        return properties.stream()
                .filter(property -> String.valueOf(property.get("name")).startsWith("single-session."))
                .filter(property -> !SCOPES.equals(property.get("name")))
                .collect(toMap(property -> (String) property.get("name"), property -> property));
    }

    private static Map<String, Matcher> rows() {
        try (var lines = Files.lines(Path.of("../docs/configuration.md"))) {
            return lines.filter(line -> line.startsWith("| `"))
                    .map(ROW::matcher)
                    .filter(Matcher::matches)
                    .collect(toMap(row -> row.group(1), row -> row));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static DocumentContext read() {
        try (var json = new ClassPathResource("META-INF/spring-configuration-metadata.json").getInputStream()) {
            return JsonPath.parse(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
