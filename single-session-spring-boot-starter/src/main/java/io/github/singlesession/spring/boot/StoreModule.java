// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.ClassUtils;

/** The stores that come in a module of their own, known by name alone: none of them has to be there. */
enum StoreModule {
    REDIS(
            Store.REDIS,
            "single-session-redis",
            "io.github.singlesession.redis.RedisSessionRegistry",
            "RedisConnectionFactory",
            "org.springframework.boot:spring-boot-starter-data-redis"),
    HAZELCAST(
            Store.HAZELCAST,
            "single-session-hazelcast",
            "io.github.singlesession.hazelcast.HazelcastSessionRegistry",
            "HazelcastInstance",
            "org.springframework.boot:spring-boot-starter-hazelcast");

    private final Store store;
    private final String artifact;
    private final String registry;
    private final String client;
    private final String clientStarter;

    StoreModule(Store store, String artifact, String registry, String client, String clientStarter) {
        this.store = store;
        this.artifact = artifact;
        this.registry = registry;
        this.client = client;
        this.clientStarter = clientStarter;
    }

    static List<StoreModule> onClassPath() {
        var loader = StoreModule.class.getClassLoader();
        return Stream.of(values())
                .filter(module -> ClassUtils.isPresent(module.registry, loader))
                .toList();
    }

    Store store() {
        return store;
    }

    /** Returns the name of the class that is the store, if it is there. */
    String registry() {
        return registry;
    }

    String artifact() {
        return artifact;
    }

    /** Returns the bean by which the store is reached. */
    String client() {
        return client;
    }

    /** Returns what brings that bean. */
    String clientStarter() {
        return clientStarter;
    }
}
