// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import io.github.singlesession.ClientHash;
import java.util.List;

/** Who does the job of {@link RedisSeats}. */
enum RedisContender {
    REGISTRY("`RedisSessionRegistry`"),
    REGISTRY_SILENT("the same, leases without client and connection"),
    LETTUCE("Lettuce `SET NX PX`, compare-and-delete"),
    LETTUCE_AGAIN("the same again (control)"),
    SCRIPT("`EVALSHA` of `SET NX PX`"),
    GET_THEN_SET("Lettuce `GET`, then `SET`"),
    REDISSON_LOCK("Redisson `RLock`"),
    REDISSON_PERMIT("Redisson `RPermitExpirableSemaphore`"),
    SPRING_SESSION("Spring Session `RedisIndexedSessionRepository`");

    /** As the starter names a connection: Spring's id of it, and its address. */
    private static final String CONNECTION = "3f0a9c1e-6d5b-4c7a-9a57-0d1f2e3b4c5d@203.0.113.107";

    private final String title;

    RedisContender(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Returns seats for these visitors and no others, in the Redis at a port of this machine. */
    RedisSeats seats(List<Visitor> visitors, int port) {
        return switch (this) {
            case REGISTRY -> new RegistrySeats(visitors, port, ClientHash.of("tab-1_0123456789A"), CONNECTION);
            case REGISTRY_SILENT -> new RegistrySeats(visitors, port, null, null);
            case LETTUCE, LETTUCE_AGAIN -> new LettuceSeats(visitors, port);
            case SCRIPT -> new ScriptSeats(visitors, port);
            case GET_THEN_SET -> new GetThenSetSeats(visitors, port);
            case REDISSON_LOCK -> RedissonSeats.locks(visitors, port);
            case REDISSON_PERMIT -> RedissonSeats.permits(visitors, port);
            case SPRING_SESSION -> new SpringSessionSeats(visitors, port);
        };
    }
}
