// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A module is published unless its pom skips its deployment. */
@DisplayName("every published module")
class PublishedModulesTest {

    private static final Path ROOT = Path.of("..");

    private static final String BOM = "single-session-bom";

    @Test
    void isInTheBomAndNothingElseIs() {
        assertThat(found("<artifactId>([^<]+)</artifactId>", managedByTheBom()))
                .containsExactlyInAnyOrderElementsOf(
                        published().filter(module -> !module.equals(BOM)).toList());
    }

    @Test
    void hasTheVersionOfTheBom() {
        var version = found("<version>([^<]+)</version>", pom("."));

        assertThat(found("<version>([^<]+)</version>", pom(BOM))).startsWith(version.get(0));
        assertThat(found("<version>([^<]+)</version>", managedByTheBom()))
                .isNotEmpty()
                .containsOnly("${project.version}");
    }

    @Test
    void saysWhatItIs() {
        assertThat(published()).allSatisfy(module -> assertThat(pom(module))
                .contains("<name>" + module + "</name>")
                .containsPattern("<description>[^<]+\\.</description>"));
    }

    @Test
    void hasANameAsAJavaModule() {
        var names = published()
                .filter(module -> !module.equals(BOM))
                .map(module -> found("<automatic.module.name>([^<]+)</automatic.module.name>", pom(module)))
                .toList();

        assertThat(names).allSatisfy(name -> assertThat(name).hasSize(1)).doesNotHaveDuplicates();
    }

    @Test
    void hasALicenseAnOriginAndSomebodyToAsk() {
        for (var pom : List.of(pom("."), pom(BOM))) {
            assertThat(pom).contains("<licenses>", "<url>", "<developers>", "<scm", "<connection>");
        }
    }

    private static Stream<String> published() {
        return found("<module>([^<]+)</module>", pom(".")).stream()
                .filter(module -> !pom(module).contains("<maven.deploy.skip>true</maven.deploy.skip>"));
    }

    private static String managedByTheBom() {
        return pom(BOM).replaceAll("(?s).*<dependencyManagement>|</dependencyManagement>.*", "");
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(match -> match.replaceAll("<[^>]+>", ""))
                .toList();
    }

    private static String pom(String module) {
        try {
            return Files.readString(ROOT.resolve(module).resolve("pom.xml"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
