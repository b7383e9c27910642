// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import io.lettuce.core.codec.Base16;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A script, one for each operation: its own file behind those that it shares with others. */
enum RedisScript {
    CLAIM("free", "slot", "readable", "claim"),
    RELEASE("only", "slot", "readable", "release"),
    END("slot", "end"),
    HOLDERS("slot", "readable", "holders"),
    REAFFIRM("slot", "readable", "reaffirm"),
    JOIN("register", "join"),
    RENEW("register", "renew"),
    VERDICT("register", "verdict"),
    LEAVE("register", "leave"),
    SET("register", "set"),
    NODES("register", "nodes");

    private final String text;
    private final String digest;

    RedisScript(String... files) {
        text = Stream.concat(Stream.of("time"), Stream.of(files))
                .map(RedisScript::load)
                .collect(Collectors.joining("\n"));
        digest = Base16.digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the whole script. */
    String text() {
        return text;
    }

    /** Returns what Redis knows the script by once it has seen it. */
    String digest() {
        return digest;
    }

    private static String load(String name) {
        try (InputStream file = RedisScript.class.getResourceAsStream(name + ".lua")) {
            if (file == null) {
                throw new IllegalStateException("the jar has no " + name + ".lua");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
