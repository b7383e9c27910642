// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.spring.SessionCode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("the pages for users")
class DocsTest {

    /** Where every block of code is somebody's who runs it. */
    private static final Set<String> SOURCED = Set.of("getting-started.md", "client-guide.md");

    static List<Page> pages() throws IOException {
        return Page.ofUsers();
    }

    static List<Page> linkingPages() throws IOException {
        return Stream.concat(Stream.of(Page.read(Page.ROOT.resolve("README.md"))), Page.ofUsers().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showCodeOfTheSourceThatTheyName(Page page) {
        assertThat(page.code().filter(code -> !code.source().isEmpty())).allSatisfy(code -> {
            var source = Page.read(Page.ROOT.resolve(code.source())).text();
            assertThat(Page.Code.normalised(source)).contains(Page.Code.normalised(code.text()));
        });
    }

    @Test
    void showNoCodeThatNobodyRuns() throws IOException {
        var unsourced = Page.ofUsers().stream()
                .filter(page -> SOURCED.contains(page.name()))
                .flatMap(Page::code)
                .filter(code -> Set.of("java", "javascript", "js", "html").contains(code.language()))
                .filter(code -> code.source().isEmpty());

        assertThat(unsourced).isEmpty();
        assertThat(Page.ofUsers()).extracting(Page::name).containsAll(SOURCED);
    }

    @Test
    void beginWithAPageWhoseCodeIsCompiled() {
        var compiled =
                Page.Code.normalised(Page.read(Page.ROOT.resolve("single-session-spring-boot-starter/src/test/java/"
                                + ReadmeBeans.class.getName().replace('.', '/') + ".java"))
                        .text());
        var shown = Page.read(Page.ROOT.resolve("README.md")).code().filter(code -> code.language()
                .equals("java"));

        assertThat(shown).isNotEmpty().allSatisfy(code -> assertThat(compiled)
                .contains(Page.Code.normalised(code.text())));
    }

    @ParameterizedTest
    @MethodSource("linkingPages")
    void linkToWhatIsThere(Page page) {
        assertThat(page.links()).allSatisfy(link -> {
            var target = page.target(link);
            assertThat(target).exists();
            if (link.contains("#")) {
                assertThat(Page.read(target).hasAnchor(link.substring(link.indexOf('#') + 1)))
                        .as("anchor of %s", link)
                        .isTrue();
            }
        });
    }

    @Test
    void haveLinksThatAreFound() throws IOException {
        assertThat(linkingPages().stream().flatMap(Page::links)).hasSizeGreaterThan(50);
    }

    @Test
    void areAllInTheIndex() throws IOException {
        var index = Page.read(Page.DOCS.resolve("README.md"));

        assertThat(index.links().map(index::target).distinct())
                .containsAll(Page.ofUsers().stream()
                        .map(Page::file)
                        .filter(Predicate.not(index.file()::equals))
                        .toList());
    }

    @Test
    void tellClientsOfEveryCode() {
        var rows =
                Page.read(Page.DOCS.resolve("client-guide.md")).text().lines().toList();

        assertThat(SessionCode.values()).allSatisfy(code -> assertThat(rows)
                .anyMatch(row -> row.startsWith(
                        "| %d | `%s` |".formatted(code.closeStatus().getCode(), code.name()))));
    }
}
