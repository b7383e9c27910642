// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.time.Duration;
import java.util.List;

/** Who does the job of {@link StoreSeats} in Redis. */
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

    private final String title;

    RedisContender(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /**
     * Starts a Redis and lets all contenders connect.
     *
     * @param time for how long a job is done, if it can be for so long
     */
    static Race<RedisContender, RedisMeasurement> race(Duration time) {
        var redis = new RedisArena();
        var visitors = Visitor.visitors(StoreJob.MANY);
        return new Race<>(
                RedisContender.class, redis, visitors, contender -> contender.seats(visitors, redis.port()), time);
    }

    /** Returns seats for these visitors and no others, in the Redis at a port of this machine. */
    StoreSeats seats(List<Visitor> visitors, int port) {
        return switch (this) {
            case REGISTRY -> RegistrySeats.inRedis(visitors, port, LeaseDetail.AS_THE_STARTER);
            case REGISTRY_SILENT -> RegistrySeats.inRedis(visitors, port, LeaseDetail.NONE);
            case LETTUCE, LETTUCE_AGAIN -> new LettuceSeats(visitors, port);
            case SCRIPT -> new ScriptSeats(visitors, port);
            case GET_THEN_SET -> new GetThenSetSeats(visitors, port);
            case REDISSON_LOCK -> RedissonSeats.locks(visitors, port);
            case REDISSON_PERMIT -> RedissonSeats.permits(visitors, port);
            case SPRING_SESSION -> new SpringSessionSeats(visitors, port);
        };
    }
}
