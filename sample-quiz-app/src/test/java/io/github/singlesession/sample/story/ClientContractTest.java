// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What single-session.js makes of each code, run in a browser with a stand-in for stompjs. */
class ClientContractTest extends Story {

    private static final String WITH_A_STAND_IN = """
            const { SingleSession } = await import('/single-session.js');
            const clients = [];
            const delays = [];
            const states = [];
            class Client {
              constructor(options) { Object.assign(this, options); clients.push(this); }
              activate() {}
              async deactivate() {}
            }
            const timeout = window.setTimeout;
            window.setTimeout = (task, delay) => { delays.push(delay); return timeout(task, 0); };
            const session = new SingleSession({
              Client, brokerURL: '', clientId: 'c', onConnect() {}, onState: (state) => states.push(state) });
            const closed = (code) => clients.at(-1).onWebSocketClose({ code });
            const error = (code, more = {}) => clients.at(-1).onStompError(
              { headers: { message: code, 'single-session-code': code, ...more }, body: 'why' });
            const idle = () => new Promise((done) => timeout(done, 20));
            """;

    @ParameterizedTest
    @CsvSource({
        "4400, BAD_REQUEST, ended",
        "4401, UNAUTHENTICATED, ended",
        "4403, SESSION_REVOKED, ended",
        "4410, SESSION_REPLACED, ended",
        "4408, SESSION_STALE, reconnecting",
        "1012, NODE_LEAVING, reconnecting",
        "4409, DUPLICATE_SESSION, refused",
        "4429, TAKEOVER_LIMIT, refused",
        "4503, STORE_UNAVAILABLE, refused"
    })
    void knowsACodeByTheCloseAloneAndByTheErrorAlone(int close, String code, String state) {
        var heard = evaluate("""
                session.connect();
                closed(%d);
                const byClose = states.at(-1);
                session.connect();
                error('%s');
                await idle();
                const byError = states.findLast(({ code }) => code === '%s');
                return [byClose.name, byClose.code, byError.name, byError.text].join();
                """.formatted(close, code, code));

        assertThat(heard).isEqualTo(state + "," + code + "," + state + ",why");
    }

    @ParameterizedTest
    @CsvSource({
        "4400, 1", "4401, 1", "4403, 1", "4410, 1", "4408, 2", "1012, 2", "1006, 2", "4409, 2", "4429, 2", "4503, 2"
    })
    void connectsAgainOnlyWhereItMay(int close, int connections) {
        var made = evaluate("session.connect(); closed(%d); await idle(); return clients.length;".formatted(close));

        assertThat(made).isEqualTo(String.valueOf(connections));
    }

    @ParameterizedTest
    @CsvSource({"DUPLICATE_SESSION, 2", "TAKEOVER_LIMIT, 4", "STORE_UNAVAILABLE, 4"})
    void retriesADuplicateOnceAndTheOthersUntilTheyPass(String code, int connections) {
        var made = evaluate("""
                session.connect();
                for (let refusal = 0; refusal < 3; refusal++) {
                  if (clients.length > refusal) { error('%s', {}); closed(1002); }
                  await idle();
                }
                return clients.length;
                """.formatted(code));

        assertThat(made).isEqualTo(String.valueOf(connections));
    }

    @ParameterizedTest
    @CsvSource({"DUPLICATE_SESSION", "TAKEOVER_LIMIT", "STORE_UNAVAILABLE"})
    void waitsAtLeastAsLongAsItIsToldAndNotMuchLonger(String code) {
        var retryIn = evaluate("""
                session.connect();
                error('%s', { 'single-session-retry-after': '2250' });
                closed(1002);
                return states.at(-1).retryIn;
                """.formatted(code));

        assertThat(Integer.parseInt(retryIn)).isBetween(2250, 3375);
    }

    private String evaluate(String script) {
        var tab = browser().open("nobody");
        tab.awaitScreen("sign-in");
        return String.valueOf(tab.run("return (async () => {" + WITH_A_STAND_IN + script + "})()"));
    }
}
