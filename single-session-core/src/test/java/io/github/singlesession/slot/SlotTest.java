// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.TABLET;
import static io.github.singlesession.Cast.connect;
import static io.github.singlesession.Cast.firstCome;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.SessionLease;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A slot is a value: stores compare it, and set the next one where nobody else has. */
class SlotTest {

    private static final String TEXT = "v1||1764000060000000|1|\n1764000000000001|north-1|phone||||";

    private final Slot slot = SlotText.read(TEXT);

    @Test
    void equalsASlotOfTheSameLeasesAndHeader() {
        assertThat(SlotText.read(TEXT)).isNotSameAs(slot).isEqualTo(slot).hasSameHashCodeAs(slot);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1||1764000060000000|1|\n1764000000000001|north-1|laptop||||",
                "v1||1764000060000000|2|\n1764000000000001|north-1|phone||||",
            })
    void differsFromOneOfAnotherLeaseOrHeader(String text) {
        assertThat(SlotText.read(text)).isNotEqualTo(slot).doesNotHaveSameHashCodeAs(slot);
    }

    @Test
    void differsFromItsText() {
        assertThat(slot).hasToString(TEXT).isNotEqualTo(TEXT);
    }

    @Test
    void takesNoMemoryForAHeaderThatSaysNothingAnyMore() {
        var story = new SlotStory();
        story.claim(connect(PHONE, firstCome(2)));
        story.claim(connect(LAPTOP, firstCome(2)));
        story.release(LAPTOP, SessionLease.ANY_TOKEN);

        story.claim(connect(TABLET, firstCome(2)));

        assertThat(story.slot().header()).isSameAs(SlotHeader.NOTHING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
                    a slot that says nothing     ; ''                                             ; 0
                    a lease bound to its node    ; 1000|north-1|phone||||                         ; 300
                    a reservation                ; 1000|north-1|phone||9000||                     ; 7000
                    both, the one for longer     ; 1000|north-1|phone||9000||~1000|north-1|tv|||| ; 7000
                    a takeover window            ; v1||5000|1|                                    ; 3000
                    a window beside a lease      ; v1||2100|1|~1000|north-1|phone||||             ; 300
                    what was ended on purpose    ; v1|1000|||1000                                 ; 3599999000
                    what is over                 ; v1||1999|1|                                    ; 0
                    """)
    void isKeptForAsLongAsItHasSomethingToSay(String what, String text, long micros) {
        var kept = SlotText.read(text.replace('~', '\n')).keepFor(2_000, Duration.of(300, ChronoUnit.MICROS));

        assertThat(kept).as(what).isEqualTo(micros);
    }
}
