// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the dashboard and the page for operators ask of Prometheus is there to be scraped. */
class DashboardTest {

    private static final Pattern EXPRESSION = Pattern.compile("\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern METRIC = Pattern.compile("\\b((?:single_session|process|tomcat|jvm)_[a-z_]+)\\b");

    /** What is there with Tomcat's MBeans, which no server of a virtual machine has once one was started without. */
    private static final Set<String> OF_TOMCAT =
            Set.of("tomcat_connections_current_connections", "tomcat_connections_config_max_connections");

    @Test
    void asksForMetricsThatThereAre() throws IOException {
        var dashboard = Files.readString(docs("grafana/single-session.json"));
        var asked = new TreeSet<String>();
        EXPRESSION.matcher(dashboard).results().forEach(expression -> asked.addAll(metrics(expression.group(1))));

        assertThat(asked).hasSizeGreaterThan(15);
        assertThat(scraped()).containsAll(asked);
    }

    @Test
    void leavesNoMeterOfOursOut() throws IOException {
        var dashboard = metrics(Files.readString(docs("grafana/single-session.json")));
        var ours = new TreeSet<String>();
        for (var name : scraped()) {
            if (name.startsWith("single_session_")) {
                ours.add(base(name));
            }
        }

        assertThat(dashboard).extracting(DashboardTest::base).containsAll(ours);
    }

    @Test
    void isWhatThePageSpeaksOf() throws IOException {
        assertThat(scraped()).containsAll(metrics(Files.readString(docs("operations.md"))));
    }

    private static String base(String metric) {
        return metric.replaceFirst("_(bucket|count|sum|max)$", "");
    }

    private static Set<String> metrics(String text) {
        var names = new TreeSet<String>();
        METRIC.matcher(text).results().forEach(match -> names.add(match.group(1)));
        return names;
    }

    private static Set<String> scraped() {
        try (var server = QuizServer.start(Operator.EXPOSED, "server.tomcat.mbeanregistry.enabled=true")) {
            var names = new TreeSet<String>();
            new Operator(server.port())
                    .get("/prometheus")
                    .body()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> names.add(line.replaceFirst("[ {].*", "")));
            names.addAll(OF_TOMCAT);
            return names;
        }
    }

    private static Path docs(String name) {
        return Path.of("..", "docs", name);
    }
}
