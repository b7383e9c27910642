// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.BAD_REQUEST;
import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.SESSION_REPLACED;
import static io.github.singlesession.spring.wire.Ending.UNAUTHENTICATED;
import static io.github.singlesession.spring.wire.PlainServer.assertEchoes;
import static io.github.singlesession.spring.wire.PlainServer.assertEnds;
import static io.github.singlesession.spring.wire.PlainServer.greeted;
import static io.github.singlesession.spring.wire.PlainServer.headers;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("a plain handler, first-come,")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlainTests {

    private static final String PHONE = "single-session-client: the-phone-of-this-user";

    private PlainServer server;

    @BeforeAll
    void start() {
        server = PlainServer.start();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void letsTheFirstIn() {
        assertEchoes(server.connected("alice"), "hi");
    }

    @Test
    void letsTheSecondSessionOfAUserNotIn() {
        var holder = server.connected("bob");

        assertEnds(server.openAs("bob"), DUPLICATE_SESSION);

        assertEchoes(holder, "still here");
    }

    @Test
    void sharesTheSeatWithItsOtherPath() {
        server.connected("carol");

        assertEnds(server.open("/other/raw", "x-user: carol"), DUPLICATE_SESSION);
    }

    @Test
    void hearsNothingOfARefusedConnection() {
        var holder = server.connected("dave");

        var refused = server.openAs("dave").inOneSegment("smuggled", "smuggled too");
        assertEnds(refused, DUPLICATE_SESSION);
        assertEchoes(holder, "marker");

        assertThat(server.recorder().of(refused)).isEmpty();
    }

    @Test
    void hearsEverythingOfAnAdmittedConnectionInOrder() {
        var client = server.openAs("erin").inOneSegment("one", "two", "three");
        client.fragments("fo", "ur");
        greeted(client);
        for (var word : new String[] {"one", "two", "three", "four"}) {
            assertThat(client.next()).isEqualTo(new Received.Text("echo " + word));
        }

        client.closeNormally();

        awaitTold(client, "established", "one", "two", "three", "four", "closed 1000");
    }

    @Test
    void keepsItsOwnWayToFail() {
        var client = server.connected("frank").text("fail");

        assertThat(client.next()).isEqualTo(new Received.Close(1011, ""));
        awaitTold(client, "established", "fail", "closed 1011");
        server.connected("frank");
    }

    @Test
    void givesTheSeatBackWhenItsClientCloses() {
        var client = server.connected("grace");

        client.closeNormally();

        awaitTold(client, "established", "closed 1000");
        server.connected("grace");
    }

    @Test
    void letsNobodyInWithoutAUser() {
        var nobody = server.open("/raw").inOneSegment("smuggled");
        assertEnds(nobody, UNAUTHENTICATED);
        assertEnds(server.open("/raw", "x-anonymous: true"), UNAUTHENTICATED);

        assertThat(server.recorder().of(nobody)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "single-session-client: short",
                "single-session-client:",
                "single-session-client: the-phone-of-this-user\r\nsingle-session-client: the-phone-of-this-user",
                "single-session-client: the phone of this user",
                "single-session-takeover: false",
                "single-session-takeover: TRUE",
            })
    void refusesWhatIsOffTheContract(String header) {
        assertEnds(server.open("/raw", headers("heidi", header)), BAD_REQUEST);
    }

    @Test
    void resumesTheSeatOfTheSameClient() {
        var before = server.connected("ivan", PHONE);

        var after = server.connected("ivan", PHONE);

        assertEnds(before, SESSION_REPLACED);
        assertEchoes(after, "mine");
        assertEnds(
                server.open("/raw", headers("ivan", "single-session-client: another-one-of-this")), DUPLICATE_SESSION);
        awaitTold(before, "established", "closed 4410");
    }

    @Test
    void readsNoQueryParametersUnlessAsked() {
        server.connected("judy", PHONE);

        assertEnds(
                server.open("/raw?single-session-client=the-phone-of-this-user", headers("judy")), DUPLICATE_SESSION);
        greeted(server.open("/raw?single-session-client=short", headers("judy's mother")));
    }

    @Test
    void ofWhichEachConnectionHasItsOwnKeepsIt() {
        var one = greeted(server.open("/each", "x-user: kim")).text("a");
        var two = greeted(server.open("/each", "x-user: leo")).text("a").text("b");

        assertThat(one.next()).isEqualTo(new Received.Text("1"));
        assertThat(two.next()).isEqualTo(new Received.Text("1"));
        assertThat(two.next()).isEqualTo(new Received.Text("2"));
        assertEnds(server.open("/each", "x-user: kim"), DUPLICATE_SESSION);
        one.closeNormally();
        awaitTold(one, "established", "closed own");
    }

    @Test
    void ofTheFrameworkIsLeftAloneUnlessItIsNamed() {
        server.connected("mia");

        var framework = server.open("/framework", "x-user: mia").binary(new byte[] {1});

        assertThat(framework.next()).isEqualTo(new Received.Close(1003, "Binary messages not supported"));
    }

    private void awaitTold(RawWebSocket client, String... all) {
        QuizServer.patiently()
                .untilAsserted(() -> assertThat(server.recorder().of(client)).containsExactly(all));
    }
}
