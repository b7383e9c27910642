// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.PlainServer.assertEchoes;
import static io.github.singlesession.spring.wire.PlainServer.greeted;
import static io.github.singlesession.spring.wire.QuizServer.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.Observation;
import io.github.singlesession.spring.Observation.Sparing;
import io.github.singlesession.spring.SessionCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a plain handler, where its rule is only observed")
class PlainObserveTests {

    private static final String ALICE = "x-user: alice";

    private final PlainServer server = PlainServer.start(
            "single-session.mode=observe",
            "single-session.plain.query-parameters=true",
            "single-session.scopes.kicks.paths=/other/**",
            "single-session.scopes.kicks.policy=kick-old",
            "single-session.scopes.kicks.takeover.max=1");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keepsWhoWouldBeDenied() {
        var first = server.connected("alice");

        var second = server.connected("alice");

        assertEchoes(first, "first");
        assertEchoes(second, "second");
        assertSpared("default", SessionCode.DUPLICATE_SESSION);
        assertThat(leases()).isEqualTo(1);
    }

    @Test
    void keepsWhoWouldBeDisplacedAndWhoSpentTheBudget() {
        var first = greeted(server.open("/other/raw", ALICE));
        var second = greeted(server.open("/other/raw", ALICE));
        var third = greeted(server.open("/other/raw", ALICE));

        assertSpared("kicks", SessionCode.SESSION_REPLACED);
        assertSpared("kicks", SessionCode.TAKEOVER_LIMIT);
        assertEchoes(first, "first");
        assertEchoes(second, "second");
        assertEchoes(third, "third");
        assertThat(leases()).isEqualTo(1);
    }

    @Test
    void needsNoUser() {
        assertEchoes(greeted(server.open("/raw")), "nobody");

        assertSpared("default", SessionCode.UNAUTHENTICATED);
    }

    @Test
    void letsAParameterOffTheContractPass() {
        assertEchoes(greeted(server.open("/raw?single-session-client=short", ALICE)), "in");

        assertSpared("default", SessionCode.BAD_REQUEST);
    }

    private void assertSpared(String scope, SessionCode code) {
        var observation = server.context().getBean(Observation.class);
        patiently().until(() -> observation.count(new Sparing(scope, code)) == 1);
    }

    private int leases() {
        return server.context().getBean(SessionGuard.class).sessions().size();
    }
}
