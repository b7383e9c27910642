// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Claimant;
import io.github.singlesession.NodeId;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import java.util.List;

/** Keys are independent, and any text names a subject. */
abstract class KeyRules extends ContractRules {

    KeyRules(SessionRegistryContract contract) {
        super(contract);
    }

    private static final String LONG = "x".repeat(10_240);

    @ContractRule("I1")
    void haveTheirOwnSeats() {
        var hers = seat(connect(phone, firstCome(1)));
        var his = seat(connect(bob, laptop, north, firstCome(1)));

        assertThat(holders()).containsExactly(hers);
        assertThat(holders(bob)).containsExactly(his);
    }

    @ContractRule("I2")
    void areOthersInAnotherScope() {
        var room = new SessionKey("room", alice.subject());
        var first = seat(connect(phone, firstCome(1)));
        var second = seat(connect(room, laptop, north, firstCome(1)));

        assertThat(holders()).containsExactly(first);
        assertThat(holders(room)).containsExactly(second);
    }

    @ContractRule("I3")
    void areNotTouchedByWhatHappensToAnother() {
        var his = seat(connect(bob, phone, north, firstCome(1)));
        seat(connect(laptop, firstCome(1)));

        assertThat(release(alice, phone, his.token()).released()).isFalse();
        assertThat(end(alice, null, "because").ended()).doesNotContain(his);
        assertThat(reaffirm(lease(alice, phone, south, his.token(), his.sinceMicros())))
                .isEmpty();
        assertThat(holders(bob)).containsExactly(his);
    }

    @ContractRule("I4")
    void haveTheirOwnBudgets() {
        seat(connect(phone, kickOld(1, 1)));
        seat(connect(laptop, kickOld(1, 1)));
        seat(connect(bob, tablet, north, kickOld(1, 1)));

        assertThat(granted(connect(bob, watch, north, kickOld(1, 1))).displaced())
                .hasSize(1);
    }

    @ContractRule("I5")
    void nameTheirSubjectByAnyText() {
        for (var text : List.of(
                "{}",
                "}{",
                "a|b",
                "a\nb",
                "a\r\nb",
                "\t",
                " ",
                "%7C%",
                "a:b/c?d#e",
                "*[?",
                "'\"\\;--",
                "\u00fc\u00df",
                "\u4e2d",
                "\ud83d\ude00")) {
            assertCarries(SessionKey.of(fresh("any") + text));
            assertCarries(SessionKey.of(text + fresh("any")));
        }
    }

    @ContractRule("I6")
    void nameTheirSubjectByLongText() {
        var name = fresh("long") + LONG;

        assertCarries(SessionKey.of(name));
        assertTellsApart(SessionKey.of(name + "1"), SessionKey.of(name + "2"));
    }

    @ContractRule("I7")
    void areOthersWhereTheirSubjectsOnlyLookAlike() {
        var name = fresh("ren\u00e9");
        var decomposed = name.replace("\u00e9", "e\u0301");

        for (var alike : List.of(
                decomposed, name.replace('r', 'R'), name + " ", " " + name, name + "\n", name.replace("\u00e9", "e"))) {
            assertTellsApart(SessionKey.of(name), SessionKey.of(alike));
        }
    }

    @ContractRule("I8")
    void nameSessionsAndNodesByAllThatIsAllowed() {
        var session = filledTo(128, fresh("A-z.0_9~"));
        var node = new NodeId(filledTo(96, fresh("A-z.0_9")));
        var claim = SessionClaim.connect(alice, Claimant.of(session, node), firstCome(1));

        var lease = seat(claim);

        assertThat(lease.sessionId()).isEqualTo(session);
        assertThat(lease.node()).isEqualTo(node);
        assertThat(holders()).containsExactly(lease);
    }

    private void assertCarries(SessionKey key) {
        var lease = seat(connect(key, fresh("session"), north, firstCome(1)));

        assertThat(lease.key()).isEqualTo(key);
        assertThat(holders(key)).containsExactly(lease);
        assertThat(reaffirm(lease)).containsExactly(lease);
        assertThat(release(lease).released()).isTrue();
    }

    private void assertTellsApart(SessionKey one, SessionKey other) {
        var first = seat(connect(one, fresh("session"), north, firstCome(1)));
        var second = granted(connect(other, fresh("session"), north, firstCome(1)));

        assertThat(second.holders()).isEqualTo(1);
        release(first);
        release(second.lease());
    }

    private static String filledTo(int length, String text) {
        return text + "s".repeat(length - text.length());
    }
}
