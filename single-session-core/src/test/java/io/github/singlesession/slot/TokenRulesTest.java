// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.NORTH;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.SOUTH;
import static io.github.singlesession.Cast.TABLET;
import static io.github.singlesession.Cast.connect;
import static io.github.singlesession.Cast.firstCome;
import static io.github.singlesession.Cast.kickOldUpTo;
import static io.github.singlesession.Cast.lease;
import static io.github.singlesession.Cast.reserve;
import static io.github.singlesession.slot.SlotStory.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.NodeView;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Fencing tokens rise with every grant on a key. */
class TokenRulesTest {

    private final SlotStory story = new SlotStory();

    @Test
    void isTheStoresTime() {
        assertThat(story.granted(connect(PHONE, firstCome(2))).token()).isEqualTo(START);
        story.pass(Duration.ofSeconds(1));
        assertThat(story.granted(connect(LAPTOP, firstCome(2))).token()).isEqualTo(START + 1_000_000);
    }

    @Test
    void risesWhenTheClockStandsStill() {
        story.granted(connect(PHONE, firstCome(2)));

        assertThat(story.granted(connect(LAPTOP, firstCome(2))).token()).isEqualTo(START + 1);
    }

    @Test
    void risesWhenTheClockIsSetBack() {
        story.granted(connect(PHONE, firstCome(2)));

        story.clockAt(START - 3_600_000_000L);

        assertThat(story.granted(connect(LAPTOP, firstCome(2))).token()).isEqualTo(START + 1);
    }

    @Test
    void risesAfterTheNewestLeaseWasReleasedWhileOthersRemain() {
        story.granted(connect(PHONE, firstCome(2)));
        var newest = story.granted(connect(LAPTOP, firstCome(2)));
        story.release(LAPTOP, newest.token());

        assertThat(story.granted(connect(TABLET, firstCome(2))).token()).isEqualTo(newest.token() + 1);
    }

    @Test
    void risesAfterTheOnlyLeaseWasReleased() {
        var only = story.granted(connect(PHONE, firstCome(1)));
        story.release(PHONE, only.token());

        assertThat(story.granted(connect(LAPTOP, firstCome(1))).token()).isEqualTo(only.token() + 1);
    }

    @Test
    void risesAfterTheNewestLeaseExpired() {
        story.granted(connect(PHONE, firstCome(2)));
        story.pass(Duration.ofSeconds(1));
        var newest = story.granted(reserve(LAPTOP, Duration.ofMillis(1), firstCome(2)));
        story.pass(Duration.ofMillis(2)).release(TABLET, 0);
        story.clockAt(START);

        assertThat(story.granted(connect(TABLET, firstCome(2))).token()).isEqualTo(newest.token() + 1);
    }

    @Test
    void risesAfterADeadNodesNewestLeaseWasDropped() {
        story.granted(connect(PHONE, firstCome(2)));
        var newest = story.granted(connect(LAPTOP, SOUTH, firstCome(2)));

        var claim = connect(TABLET, firstCome(2)).seeing(new NodeView(Set.of(), Set.of(SOUTH)));

        assertThat(story.granted(claim).token()).isEqualTo(newest.token() + 1);
    }

    @Test
    void risesAboveEverythingThatWasEnded() {
        story.granted(connect(PHONE, firstCome(1)));
        story.pass(Duration.ofSeconds(5)).end(null);
        story.clockAt(START);

        assertThat(story.granted(connect(LAPTOP, firstCome(1))).token()).isEqualTo(START + 5_000_001);
    }

    @Test
    void risesAcrossATakeoverAndTheEndOfItsWindow() {
        story.granted(connect(PHONE, kickOldUpTo(1)));
        var winner = story.takenOver(connect(LAPTOP, kickOldUpTo(1)));
        story.release(LAPTOP, winner.token());
        story.pass(Duration.ofMinutes(2)).release(LAPTOP, winner.token());
        story.clockAt(START);

        assertThat(story.granted(connect(TABLET, kickOldUpTo(1)))).isEqualTo(lease(TABLET, NORTH, winner.token() + 1));
    }
}
