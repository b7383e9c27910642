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
}
