// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/** The directives of {@code docs/deployment/nginx.conf}. */
record NginxConf(String text) {

    static NginxConf read() {
        return new NginxConf(
                Page.read(Page.DOCS.resolve("deployment/nginx.conf")).text());
    }

    /** Returns what the directive says, once for each time it stands there. */
    List<String> values(String directive) {
        return Pattern.compile("^ *" + directive + " +([^;{]+);", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    String value(String directive) {
        var values = values(directive);
        if (values.size() != 1) {
            throw new AssertionError(directive + " is " + values);
        }
        return values.get(0);
    }

    Duration duration(String directive) {
        return DurationStyle.detectAndParse(value(directive));
    }

    /** The addresses of the nodes. */
    List<String> servers() {
        return values("server").stream().map(server -> server.split(" ", 2)[0]).toList();
    }
}
