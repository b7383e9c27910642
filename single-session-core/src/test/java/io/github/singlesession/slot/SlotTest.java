// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.TABLET;
import static io.github.singlesession.Cast.connect;
import static io.github.singlesession.Cast.firstCome;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.SessionLease;
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
                    a slot that says nothing        ; ''                                             ; 0
                    a reservation                   ; 1000|north-1|phone||9000||                     ; 9000
                    two, the one for longer         ; 1000|north-1|phone||9000||~1000|north-1|tv||8000|| ; 9000
                    a lease bound to its node       ; 1000|north-1|phone||||                         ; 9223372036854775807
                    a reservation beside one        ; 1000|north-1|phone||9000||~1000|north-1|tv|||| ; 9223372036854775807
                    a takeover window               ; v1||5000|1|                                    ; 5000
                    a window beside a reservation   ; v1||9100|1|~1000|north-1|phone||9000||         ; 9100
                    what was ended on purpose       ; v1|1000|||1000                                 ; 3600001000
                    """)
    void isKeptForAsLongAsItHasSomethingToSay(String what, String text, long until) {
        assertThat(SlotText.read(text.replace('~', '\n')).keepUntil()).as(what).isEqualTo(until);
    }
}
