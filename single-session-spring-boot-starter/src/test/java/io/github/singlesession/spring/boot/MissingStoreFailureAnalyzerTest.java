// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import static io.github.singlesession.spring.boot.StoreModule.HAZELCAST;
import static io.github.singlesession.spring.boot.StoreModule.REDIS;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

@DisplayName("a store that is not there")
class MissingStoreFailureAnalyzerTest {

    @Test
    void isNotGuessedBetweenTwo() {
        var analysis = analysis(new StoreChoice(Store.AUTO, List.of(REDIS, HAZELCAST)));

        assertThat(analysis.getDescription())
                .contains("'single-session.store' has the value 'auto'")
                .contains("single-session-redis and single-session-hazelcast");
        assertThat(analysis.getAction()).startsWith("Set 'single-session.store' to redis or hazelcast");
    }

    @Test
    void isInADependencyThatIsNamed() {
        var analysis = analysis(new StoreChoice(Store.REDIS, List.of(HAZELCAST)));

        assertThat(analysis.getDescription()).contains("'redis', but single-session-redis is not on the class path");
        assertThat(analysis.getAction()).startsWith("Add the dependency io.github.singlesession:single-session-redis");
    }

    @Test
    void isReachedByAClientWhoseStarterIsNamed() {
        for (var wanted : List.of(Store.AUTO, Store.REDIS)) {
            var analysis = analysis(new StoreChoice(wanted, List.of(REDIS)));

            assertThat(analysis.getDescription()).contains("there is no RedisConnectionFactory bean");
            assertThat(analysis.getAction()).contains("org.springframework.boot:spring-boot-starter-data-redis");
        }
    }

    @Test
    void isTakenWithoutAWordWhereThereIsOne() {
        assertThat(new StoreChoice(Store.AUTO, List.of()).taken()).isEqualTo(Store.MEMORY);
        assertThat(new StoreChoice(Store.AUTO, List.of(HAZELCAST)).taken()).isEqualTo(Store.HAZELCAST);
        assertThat(new StoreChoice(Store.MEMORY, List.of(REDIS, HAZELCAST)).taken())
                .isEqualTo(Store.MEMORY);
    }

    private static FailureAnalysis analysis(StoreChoice choice) {
        return requireNonNull(new MissingStoreFailureAnalyzer().analyze(new MissingStoreException(choice)));
    }
}
