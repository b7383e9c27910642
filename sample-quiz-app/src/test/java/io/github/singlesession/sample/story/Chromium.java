// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.story;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Finds the machine's own Chromium and starts it; nothing is ever downloaded. */
final class Chromium {

    private static final String BROWSER = "chromium";
    private static final String DRIVER = "chromedriver";

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

    static boolean isInstalled() {
        return find(BROWSER).isPresent() && find(DRIVER).isPresent();
    }

    static ChromeDriver start(Path profile) {
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(executable(DRIVER))
                .usingAnyFreePort()
                .build();
        var options = new ChromeOptions()
                .setBinary(executable(BROWSER))
                .addArguments(FLAGS)
                .addArguments("--user-data-dir=" + profile);
        return new ChromeDriver(service, options);
    }

    private static File executable(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException(name + " is neither on the PATH nor in /usr/bin"))
                .toFile();
    }

    private static Optional<Path> find(String name) {
        return Stream.concat(path(), Stream.of("/usr/bin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<String> path() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
    }
}
