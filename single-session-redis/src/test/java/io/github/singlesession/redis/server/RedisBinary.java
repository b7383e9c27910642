// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Finds what to run: not what the machine happens to have, but the version that is asked for, from the class path. */
final class RedisBinary {

    private static final Map<RedisVersion, Path> UNPACKED = new EnumMap<>(RedisVersion.class);

    private RedisBinary() {}

    static synchronized Path of(RedisVersion version) {
        return UNPACKED.computeIfAbsent(version, RedisBinary::unpack);
    }

    private static Path unpack(RedisVersion version) {
        var name = version.binary(system(), processor());
        try (InputStream binary = RedisBinary.class.getResourceAsStream(name)) {
            if (binary == null) {
                throw new IllegalStateException("the class path has no " + name + ", so Redis " + version
                        + " cannot be tested on this machine");
            }
            var file = Files.createTempDirectory("single-session-redis").resolve("redis-server");
            file.toFile().deleteOnExit();
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
