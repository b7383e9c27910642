// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static io.github.singlesession.Cast.ALICE;
import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.guard.Scene.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.EndOutcome;
import io.github.singlesession.guard.Admission.Over;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A session that is ended on purpose. */
class EndTest {

    private final Scene scene = new Scene();
    private final Scene.Node north = scene.node("north");
    private final Scene.Node south = scene.node("south");

    @Test
    void isOverHereAtOnceAndElsewhereWhenTheNoticeArrives() {
        var phone = north.admitted(PHONE, firstCome(2));
        var laptop = south.admitted(LAPTOP, firstCome(2));

        var outcome = answer(north.guard.end(ALICE, null, "signed out"));

        assertThat(outcome).isEqualTo(new EndOutcome(List.of(phone, laptop), 0));
        assertThat(north.heard.ends()).containsExactly(new SessionEnd(phone, EndReason.REVOKED, null, 0, "signed out"));
        scene.time.settle();
        assertThat(south.heard.ends())
                .containsExactly(new SessionEnd(laptop, EndReason.REVOKED, null, 0, "signed out"));
        assertThat(north.heard.words()).containsExactly("granted phone", "tell phone REVOKED", "ended phone REVOKED");
        assertThat(scene.holders()).isEmpty();
    }

    @Test
    void isTheOneSessionThatWasMeant() {
        north.admitted(PHONE, firstCome(2));
        var laptop = south.admitted(LAPTOP, firstCome(2));

        var outcome = answer(north.guard.end(ALICE, LAPTOP, "too many"));
        scene.time.settle();

        assertThat(outcome).isEqualTo(new EndOutcome(List.of(laptop), 1));
        assertThat(north.guard.mayProceed(PHONE)).isTrue();
        assertThat(south.guard.mayProceed(LAPTOP)).isFalse();
    }

    @Test
    void isOverThoughItsClaimIsStillUnderWay() {
        south.wire.holdAnswers();
        var laptop = south.connect(LAPTOP, firstCome(1));
        answer(north.guard.end(ALICE, null, "signed out"));
        scene.time.settle();

        south.wire.deliver("claim laptop");

        assertThat(answer(laptop)).isEqualTo(new Over());
        assertThat(south.heard.words())
                .containsExactly("granted laptop", "tell laptop REVOKED", "ended laptop REVOKED");
    }

    @Test
    void releasesNothingAfterwards() {
        north.admitted(PHONE, firstCome(1));
        answer(north.guard.end(ALICE, null, "signed out"));
        north.wire.calls();

        north.guard.disconnected(PHONE, EndReason.CLIENT_CLOSED);

        assertThat(north.wire.calls()).isEmpty();
    }
}
