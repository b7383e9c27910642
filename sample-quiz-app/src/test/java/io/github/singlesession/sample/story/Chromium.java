// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.story;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Finds the machine's own Chromium and starts it; nothing is ever downloaded. */
final class Chromium {

    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--force-prefers-reduced-motion",
            "--window-size=1280,860");

    private Chromium() {}

    static ChromeDriver start(Path profile) {
        var browser = executable("chromium");
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(executable("chromedriver"))
                .usingAnyFreePort()
                .build();
        var options =
                new ChromeOptions().setBinary(browser).addArguments(FLAGS).addArguments("--user-data-dir=" + profile);
        return new ChromeDriver(service, options);
    }

    private static File executable(String name) {
        return Stream.concat(path(), Stream.of("/usr/bin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> missing(name))
                .toFile();
    }

    private static Stream<String> path() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
    }

    /** Where a build is judged, a story that was not told is a failure; elsewhere it is skipped, and says so. */
    private static Path missing(String name) {
        var message = name + " is not installed, so the browser stories can't be told";
        return Boolean.parseBoolean(System.getenv("CI")) ? fail(message) : abort(message);
    }
}
