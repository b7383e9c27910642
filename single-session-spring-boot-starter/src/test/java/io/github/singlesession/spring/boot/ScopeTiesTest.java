// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("two scopes")
class ScopeTiesTest {

    @ParameterizedTest
    @CsvSource({
        "/ws/**, /ws/**",
        "/ws/{room}, /ws/{id}",
        "/ws/{*rest}, /ws/{*path}",
        "/ws/{id:[0-9]+}, /ws/{room:[0-9]+}",
        "/game/*, /*/game",
        "/a*, /*a",
        "/a*c/ws, /ab*/ws",
        "/a?/ws, /?b/ws",
        "/ws/{a}b, /ws/b{a}",
        "/game/*/**, /*/game/**",
        "/{a}/b/{c}, /a/{b}/{c}"
    })
    void tieWhereNeitherPatternIsMoreSpecificThanTheOther(String one, String two) {
        assertThatThrownBy(() -> check(List.of("/one", one), List.of("/two", two)))
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessageContaining("single-session.scopes.two.paths is '" + two + "'")
                .hasMessageContaining("the pattern '" + one + "' of the scope one");
    }

    @ParameterizedTest
    @CsvSource({
        "/ws/**, /ws/watch/**",
        "/ab/**, /ac/**",
        "/a*/ws, /b*/ws",
        "/a*b, /a*c",
        "/ws/{room}, /ws/*",
        "/ws, /ws/",
        "/ws/{id:[0-9]+}, /ws/{name:[a-z]+}"
    })
    void doNotTieWhereOneIsMoreSpecificOrNoEndpointIsInBoth(String one, String two) {
        assertThatNoException().isThrownBy(() -> check(List.of(one), List.of(two)));
    }

    @Test
    void mayEachNameAnEndpointTwice() {
        assertThatNoException().isThrownBy(() -> check(List.of("/ws", "/ws", "/{a}", "/{b}"), List.of("/other")));
    }

    private static void check(List<String> one, List<String> two) {
        ScopeTies.check(Map.of("two", scope(two), "one", scope(one)));
    }

    private static ScopeProperties scope(List<String> paths) {
        return new ScopeProperties(paths, null, null, null, null, new ScopeProperties.Takeover(null, null, null));
    }
}
