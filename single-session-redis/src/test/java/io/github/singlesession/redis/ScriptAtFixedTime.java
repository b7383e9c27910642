// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.SessionKey;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The scripts as they are, but for their clock: a test says what time it is, to the microsecond. */
final class ScriptAtFixedTime {

    private static final String CLOCK = "time[1] * 1000000 + time[2] + ARGV[1]";
    private static final String PREFIX = "fixed:";

    private final RedisCommands<byte[], byte[]> redis;
    private final RedisKeys keys = new RedisKeys(PREFIX);
    private final Map<RedisScript, String> digests = new EnumMap<>(RedisScript.class);

    ScriptAtFixedTime(RedisCommands<byte[], byte[]> redis) {
        this.redis = redis;
        for (var script : RedisScript.values()) {
            assertThat(script.text()).contains(CLOCK);
            digests.put(script, redis.scriptLoad(script.text().replace(CLOCK, "tonumber(ARGV[1])")));
        }
    }

    /** Puts a record in its place. */
    void put(SessionKey key, String record) {
        if (record.isEmpty()) {
            redis.del(keys.slot(key));
        } else {
            redis.set(keys.slot(key), record.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Returns the record of a key, empty if there is none. */
    String record(SessionKey key) {
        var record = redis.get(keys.slot(key));
        return record == null ? "" : new String(record, StandardCharsets.UTF_8);
    }

    RedisAnswer run(RedisScript script, SessionKey key, long now, String... arguments) {
        byte[][] values = Stream.concat(Stream.of(Long.toString(now), PREFIX, "300000"), Stream.of(arguments))
                .map(Utf::bytes)
                .toArray(byte[][]::new);
        List<Object> fields =
                redis.evalsha(digests.get(script), ScriptOutputType.MULTI, new byte[][] {keys.slot(key)}, values);
        return new RedisAnswer(fields).readable(key);
    }
}
