// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis.server;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds something to run: {@code redis-server} of the PATH, else the one that the class path has for this machine. */
final class RedisBinary {

    private RedisBinary() {}

    static Path find() {
        return onPath().orElseGet(RedisBinary::onClassPath);
    }

    private static Optional<Path> onPath() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path onClassPath() {
        var name = "/redis-server-7.0.15-" + system() + "-" + processor();
        try (InputStream binary = RedisBinary.class.getResourceAsStream(name)) {
            if (binary == null) {
                throw new IllegalStateException("no redis-server on the PATH, and no " + name + " on the class path");
            }
            var file = Files.createTempDirectory("single-session-redis").resolve("redis-server");
            Files.copy(binary, file);
            if (!file.toFile().setExecutable(true)) {
                throw new IllegalStateException(file + " cannot be made executable");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String system() {
        return property("os.name").startsWith("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        return property("os.arch").equals("aarch64") ? "arm64" : "amd64";
    }

    private static String property(String name) {
        return System.getProperty(name, "").toLowerCase(Locale.ROOT);
    }
}
