// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.util.List;

/** Who does the job of {@link Seats}. Public because JMH's generated code names it. */
public enum Contender {
    IN_MEMORY("`InMemorySessionRegistry`"),
    MAP("`ConcurrentHashMap`"),
    MAP_AGAIN("`ConcurrentHashMap` again (control)"),
    CAFFEINE("Caffeine, `expireAfterWrite`"),
    SPRING_SECURITY("Spring Security `SessionRegistryImpl`"),
    SA_TOKEN("Sa-Token login and log-out");

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Returns seats, all of them free, for these visitors and no others. */
    Seats seats(List<Visitor> visitors) {
        return switch (this) {
            case IN_MEMORY -> new InMemorySeats(visitors);
            case MAP, MAP_AGAIN -> MapSeats.concurrentHashMap(visitors);
            case CAFFEINE -> MapSeats.caffeine(visitors);
            case SPRING_SECURITY -> new SpringSecuritySeats(visitors);
            case SA_TOKEN -> new SaTokenSeats(visitors);
        };
    }
}
