// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page for users: what it links to, and the code that it says to be that of a source. */
record Page(Path file, String text) {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path DOCS = ROOT.resolve("docs");

    private static final Pattern CODE = Pattern.compile(
            "(?:<!-- source: (\\S+) -->\n\n?)?^ *```(\\w*)\n(.*?)^ *```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

    /** A block of code; the source is empty where the page names none. */
    record Code(String source, String language, String text) {

        /** Returns the text without what a page may lay out as it likes. */
        static String normalised(String text) {
            return text.replaceAll("\\s+", " ").strip();
        }
    }

    static Page read(Path file) {
        try {
            return new Page(file, Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError("cannot read " + file, e);
        }
    }

    /** The pages for users. */
    static List<Page> ofUsers() throws IOException {
        try (var files = Files.list(DOCS)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Page::read)
                    .toList();
        }
    }

    String name() {
        return String.valueOf(file.getFileName());
    }

    Stream<Code> code() {
        return CODE.matcher(text).results().map(block -> {
            var source = block.group(1);
            return new Code(source == null ? "" : source, block.group(2), block.group(3));
        });
    }

    /** The links to files of this repository. */
    Stream<String> links() {
        return LINK.matcher(CODE.matcher(text).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.matches("[a-z]+:.*"));
    }

    Path target(String link) {
        var path = link.replaceFirst("#.*", "");
        return path.isEmpty() ? file : file.resolveSibling(path).normalize();
    }

    /** Returns whether a heading has this anchor, which GitHub makes of its words. */
    boolean hasAnchor(String anchor) {
        return HEADING.matcher(text)
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .anyMatch(anchor::equals);
    }

    @Override
    public String toString() {
        return ROOT.relativize(file).toString();
    }
}
