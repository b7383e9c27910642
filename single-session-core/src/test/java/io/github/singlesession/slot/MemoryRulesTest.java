// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.NORTH;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.TABLET;
import static io.github.singlesession.Cast.WATCH;
import static io.github.singlesession.Cast.connect;
import static io.github.singlesession.Cast.kickOldUpTo;
import static io.github.singlesession.Cast.lease;
import static io.github.singlesession.Cast.reclaim;
import static io.github.singlesession.slot.SlotStory.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.Denial;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a slot remembers beside its leases ends each at its own time. */
class MemoryRulesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private final SlotStory story = new SlotStory();

    @Test
    void keepsATakeoverWindowUntilItsEndAndNotLonger() {
        story.claim(connect(PHONE, kickOldUpTo(5)));
        story.claim(connect(LAPTOP, kickOldUpTo(5)));

        story.pass(MINUTE.minus(MICROSECOND)).release(TABLET, 0);
        assertThat(story.slot()).hasToString("v1||1764000060000000|1|\n1764000000000001|north-1|laptop||||");

        story.pass(MICROSECOND).release(TABLET, 0);
        assertThat(story.slot()).hasToString("1764000000000001|north-1|laptop||||");
    }

    @Test
    void keepsWhatWasEndedWhenAWindowEnds() {
        var phone = story.granted(connect(PHONE, kickOldUpTo(5)));
        story.claim(connect(LAPTOP, kickOldUpTo(5)));
        story.end(null);

        var outcome = story.pass(MINUTE).claim(reclaim(phone, kickOldUpTo(5)));

        assertThat(outcome).isEqualTo(new Denied(Denial.REVOKED, List.of(), Duration.ZERO));
        assertThat(story.slot()).hasToString("v1|1764000000000001|||1764000000000001");
    }

    @Test
    void keepsAWindowWhenWhatWasEndedIsForgotten() {
        story.granted(connect(PHONE, kickOldUpTo(1)));
        story.end(null);
        story.pass(Duration.ofHours(1).minusSeconds(30));
        story.claim(connect(LAPTOP, kickOldUpTo(1)));
        story.claim(connect(TABLET, kickOldUpTo(1)));

        var outcome = story.pass(Duration.ofSeconds(30)).claim(connect(WATCH, kickOldUpTo(1)));

        assertThat(outcome)
                .isEqualTo(new Denied(
                        Denial.TAKEOVER_LIMIT,
                        List.of(lease(TABLET, NORTH, START + 3_570_000_001L)),
                        Duration.ofSeconds(30)));
        assertThat(story.slot()).hasToString("v1||1764003630000000|1|\n1764003570000001|north-1|tablet||||");
    }
}
