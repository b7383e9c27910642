// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.STORE_UNAVAILABLE;
import static io.github.singlesession.spring.wire.PlainServer.assertEchoes;
import static io.github.singlesession.spring.wire.PlainServer.assertEnds;
import static io.github.singlesession.spring.wire.PlainServer.greeted;
import static io.github.singlesession.spring.wire.QuizServer.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.SessionKey;
import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.spring.wire.StoreSwitch.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayName("while the store is away")
@ExtendWith(OutputCaptureExtension.class)
class StoreFailureTests {

    private static final SessionKey ALICE = SessionKey.of("alice");

    @SuppressWarnings("NullAway.Init") // Each test starts its own.
    private QuizServer server;

    @AfterEach
    void stop() {
        server.close();
    }

    @Nested
    class FailClosed {

        @Test
        void refusesWhoComes() {
            start("single-session.on-store-failure=fail-closed");
            line(Line.CUT);

            STORE_UNAVAILABLE.expectOn(server.open("alice").connect());
            assertEnds(raw("bob"), STORE_UNAVAILABLE);
        }

        @Test
        void endsASessionThatSpeaksAfterTheNodesLease() {
            start("single-session.on-store-failure=fail-closed");
            var alice = server.connected("alice");
            var bob = greeted(raw("bob"));
            line(Line.SWALLOWS);
            alice.expectEcho("the lease still runs");
            patiently().until(() -> guard().status().leaseRemaining().isZero());

            alice.send("/app/echo", "too late");
            bob.text("too late");

            STORE_UNAVAILABLE.expectOn(alice);
            assertEnds(bob, STORE_UNAVAILABLE);
            assertThat(server.context().getBean(PlainRecorder.class).of(bob))
                    .noneMatch(told -> told.contains("too late"));
        }

        @Test
        void freesTheSeatOnceTheStoreIsBack() {
            start("single-session.on-store-failure=fail-closed");
            server.connected("alice").reset();
            line(Line.CUT);
            patiently().until(() -> !guard().status().storeUp());

            line(Line.WHOLE);

            patiently().until(() -> guard().status().storeUp());
            server.awaitConnected("alice").expectEcho("back");
        }
    }

    @Nested
    class FailOpen {

        @Test
        void letsOneSessionAUserIn() {
            start();
            line(Line.CUT);

            var alice = server.connected("alice");
            var bob = greeted(raw("bob"));

            DUPLICATE_SESSION.expectOn(
                    server.open("alice").connect(),
                    "single-session-retry-after:2250",
                    "single-session-takeover-allowed:false");
            assertEnds(raw("bob"), DUPLICATE_SESSION);
            alice.expectEcho("first");
            assertEchoes(bob, "first");
        }

        @Test
        void putsThemIntoTheStoreThatIsBackAndTellsTheApplication() {
            start();
            line(Line.CUT);
            server.connected("alice").expectEcho("alone");

            line(Line.WHOLE);

            patiently().until(() -> holders() == 1);
            patiently().untilAsserted(() -> assertThat(news()).containsExactly("lost", "restored"));
        }

        @Test
        void keepsNoCrowdWaitingForAStoreThatSwallows() {
            start();
            line(Line.SWALLOWS);
            var crowd = new ArrayList<RawStomp>();
            for (int i = 0; i < 100; i++) {
                crowd.add(server.open("user-" + i).connect());
            }

            // One after the other they would wait for fifty seconds, which is beyond the patience of the tests.
            crowd.forEach(RawStomp::expectConnected);
        }

        @Test
        void doesNotKeepTheApplicationFromStarting(CapturedOutput output) {
            start("line-at-the-start=CUT");

            server.connected("alice").expectEcho("there all the same");

            assertThat(output)
                    .containsOnlyOnce("The store does not answer")
                    .contains("The store does not answer. Until it does, one seat per user is enforced on this node "
                            + "alone (single-session.on-store-failure)")
                    .contains("The store could not be asked at the start: ")
                    .doesNotContain("\tat io.github.singlesession");
            line(Line.WHOLE);
            patiently().until(() -> holders() == 1);
        }
    }

    private void start(String... properties) {
        var all = new ArrayList<>(List.of(StoreFailureApp.PROPERTIES));
        all.addAll(List.of(properties));
        server = QuizServer.startWith(StoreFailureApp.class, all.toArray(String[]::new));
    }

    private void line(Line line) {
        server.context().getBean(StoreSwitch.class).set(line);
    }

    private SessionGuard guard() {
        return server.context().getBean(SessionGuard.class);
    }

    private int holders() {
        var store = server.context().getBean(StoreSwitch.class).store();
        return store.holders(ALICE).toCompletableFuture().join().size();
    }

    private Iterable<String> news() {
        return server.context().getBean(StoreFailureApp.class).news;
    }

    private RawWebSocket raw(String user) {
        return RawWebSocket.open(server.port(), "/raw", "x-user: " + user);
    }
}
