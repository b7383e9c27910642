// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a user reads when the application does not start for its scopes. */
@ExtendWith(OutputCaptureExtension.class)
@DisplayName("a mistake in a scope")
class ScopeFailureTests {

    @Test
    void namesTheScopesThatTie(CapturedOutput output) {
        assertFails("one.paths=/one,/ws/{room}", "two.paths=/two,/ws/{id}");

        assertThat(output)
                .contains("The property 'single-session.scopes.two.paths' has the value '/ws/{id}'")
                .contains("Set 'single-session.scopes.two.paths' to patterns that are more or less specific than"
                        + " the pattern '/ws/{room}' of the scope one");
    }

    @Test
    void namesTheScopeThatHasNoPaths(CapturedOutput output) {
        assertFails("watch.limit=2");

        assertThat(output)
                .contains("The property 'single-session.scopes.watch.paths' has the value ''")
                .contains("Set 'single-session.scopes.watch.paths' to at least one pattern");
    }

    @Test
    void saysThatDefaultIsReserved(CapturedOutput output) {
        assertFails("default.paths=/ws");

        assertThat(output)
                .contains("The property 'single-session.scopes' has the value 'default'")
                .contains("Set 'single-session.scopes' to other names: default is the scope of all endpoints");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Watch", "1st", "[a.b]", "[a_b]", "[-a]", "a23456789012345678901234567890123"})
    void saysWhichNamesThereCanBe(String name, CapturedOutput output) {
        assertFails(name + ".paths=/ws");

        assertThat(output)
                .contains(
                        "The property 'single-session.scopes' has the value '" + name.replaceAll("[\\[\\]]", "") + "'")
                .contains("Set 'single-session.scopes' to names of 1 to 32 characters");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', textBlock = """
                    limit               | 0       | a whole number of at least 1
                    takeover.max        | 0       | a whole number of at least 1
                    takeover.window     | 0s      | a duration of at least 1ms
                    paths               | ws/**   | path patterns that begin with /
                    """)
    void namesThePropertyTheValueAndWhatIsAllowed(
            String property, String value, String allowed, CapturedOutput output) {
        assertFails("watch.paths=/ws", "watch." + property + "=" + value);

        assertThat(output)
                .contains("The property 'single-session.scopes.watch." + property + "' has the value '" + value + "'")
                .contains("Set 'single-session.scopes.watch." + property + "' to " + allowed);
    }

    @Test
    void isNoticedInANameToo(CapturedOutput output) {
        assertFails("watch.paths=/ws", "watch.polcy=kick-old");

        assertThat(output).contains("Write 'single-session.scopes.watch.policy', or remove it.");
    }

    private static void assertFails(String... properties) {
        assertThatThrownBy(() -> start(properties));
    }

    /** By properties, not arguments: those of the command line may have any name that is not bound. */
    private static void start(String... properties) {
        var scopes = Stream.of(properties).map("single-session.scopes."::concat);
        new SpringApplicationBuilder(BrokerApplication.class)
                .properties(Stream.concat(Stream.of("server.port=0"), scopes).toArray(String[]::new))
                .run()
                .close();
    }
}
