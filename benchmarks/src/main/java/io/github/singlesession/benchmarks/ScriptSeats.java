// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import io.lettuce.core.ScriptOutputType;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The least that a script can do: the same as {@link LettuceSeats}, every step of it inside Redis. */
final class ScriptSeats extends LettuceSeats {

    private static final String SET_IF_ABSENT = "return redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2])";
    private static final String REPLACE = """
            local old = redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2], 'GET')
            redis.call('PUBLISH', ARGV[3] .. string.match(old, '|(.*)'), old)
            return old
            """;

    private static final String KEPT = Long.toString(StoreVisitors.KEPT.toMillis());

    private final String setIfAbsent = loaded(SET_IF_ABSENT);
    private final String replace = loaded(REPLACE);

    ScriptSeats(List<Visitor> visitors, int port) {
        super(visitors, port);
    }

    @Override
    CompletionStage<Boolean> setIfAbsent(String key, String value) {
        return redis().<String>evalsha(setIfAbsent, ScriptOutputType.STATUS, new String[] {key}, value, KEPT)
                .thenApply("OK"::equals);
    }

    @Override
    CompletionStage<?> replace(String key, String value) {
        return redis().evalsha(
                        replace, ScriptOutputType.VALUE, new String[] {key}, value, KEPT, RedisVisitors.channel(""));
    }
}
