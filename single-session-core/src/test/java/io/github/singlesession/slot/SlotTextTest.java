// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import static io.github.singlesession.Cast.LAPTOP;
import static io.github.singlesession.Cast.NORTH;
import static io.github.singlesession.Cast.PHONE;
import static io.github.singlesession.Cast.SOUTH;
import static io.github.singlesession.Cast.TAB;
import static io.github.singlesession.Cast.connect;
import static io.github.singlesession.Cast.kickOldUpTo;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.singlesession.Claimant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text form is what stores keep: version 1 is read and written like this for ever. */
class SlotTextTest {

    private static final SlotLease PHONE_HOLDS =
            SlotLease.of(Claimant.of(PHONE, NORTH), 1764000000000001L, 1764000000000001L, SlotLease.NODE_BOUND);
    private static final String PHONE_LINE = "1764000000000001|north-1|phone||||";

    @Nested
    class Version1 {

        @Test
        void isEmptyForASlotThatSaysNothing() {
            writesAndReads(Slot.EMPTY, "");
        }

        @Test
        void hasALineForALeaseThatIsBoundToItsNode() {
            writesAndReads(slot(SlotHeader.NOTHING, PHONE_HOLDS), PHONE_LINE);
        }

        @Test
        void fillsTheFieldsThatSaySomethingAndEncodesTheConnection() {
            var full = SlotLease.of(
                    new Claimant("laptop~2.x_y-z", SOUTH, TAB, "a|b%/+=~._-7"),
                    1764000000000009L,
                    1764000000000002L,
                    1764000060000000L);

            writesAndReads(
                    slot(SlotHeader.NOTHING, full),
                    "1764000000000009|south-1|laptop~2.x_y-z|podEoJ2aehY|1764000060000000|1764000000000002"
                            + "|a%7Cb%25%2F%2B%3D~._-7");
        }

        @Test
        void keepsLettersDigitsAndSixSignsOfAConnectionAndEncodesAllElse() {
            var all = IntStream.rangeClosed('!', '~')
                    .mapToObj(Character::toString)
                    .collect(joining());
            var named = SlotLease.of(new Claimant(PHONE, NORTH, null, all), 1, 1, SlotLease.NODE_BOUND);

            writesAndReads(
                    slot(SlotHeader.NOTHING, named),
                    "1|north-1|phone||||%21%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789:%3B%3C%3D%3E%3F@"
                            + "ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D~");
        }

        @Test
        void listsLeasesOldestFirstAndRemembersALargerTokenThanTheirs() {
            var laptop = SlotLease.of(
                    Claimant.of(LAPTOP, SOUTH), 1764000000000003L, 1764000000000000L, SlotLease.NODE_BOUND);

            writesAndReads(
                    slot(new SlotHeader(1764000000000007L, 0, 0, 0), PHONE_HOLDS, laptop),
                    "v1|1764000000000007|||\n1764000000000003|south-1|laptop|||1764000000000000|\n" + PHONE_LINE);
        }

        @Test
        void remembersATakeoverWindow() {
            writesAndReads(
                    slot(new SlotHeader(0, 1764000060000000L, 3, 0), PHONE_HOLDS),
                    "v1||1764000060000000|3|\n" + PHONE_LINE);
        }

        @Test
        void remembersARevocationWithoutLeases() {
            writesAndReads(
                    slot(new SlotHeader(1764000000000001L, 0, 0, 1764000000000005L)),
                    "v1|1764000000000001|||1764000000000005");
        }

        @Test
        void isWhatTheDecisionLeavesAfterATakeover() {
            var story = new SlotStory();
            story.claim(connect(PHONE, kickOldUpTo(5)));
            story.claim(connect(LAPTOP, SOUTH, kickOldUpTo(5)));

            assertThat(story.slot()).hasToString("v1||1764000060000000|1|\n1764000000000001|south-1|laptop||||");
        }

        private void writesAndReads(Slot slot, String text) {
            assertThat(SlotText.write(slot)).isEqualTo(text);
            assertThat(SlotText.read(text)).isEqualTo(slot);
        }
    }

    @Nested
    class Reading {

        @Test
        void putsLeasesInOrder() {
            var older = "1764000000000003|south-1|laptop|||1764000000000000|";

            assertThat(SlotText.read(PHONE_LINE + "\n" + older)).hasToString(older + "\n" + PHONE_LINE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"v1||||", "v1|0|0|0|0"})
        void dropsAHeaderThatSaysNothing(String text) {
            assertThat(SlotText.read(text)).isSameAs(Slot.EMPTY);
        }

        @Test
        void dropsALargestTokenThatALeaseHasItself() {
            assertThat(SlotText.read("v1|1764000000000001|||\n" + PHONE_LINE)).hasToString(PHONE_LINE);
        }

        @Test
        void passesOverWhatALaterReleaseAddedToALine() {
            assertThat(SlotText.read("v1|1764000000000009||||more\n" + PHONE_LINE + "|more|and more"))
                    .hasToString("v1|1764000000000009|||\n" + PHONE_LINE);
        }
    }

    @Nested
    class Unreadable {

        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                quoteCharacter = '"',
                value = {
                    "1|north-1|phone|||; slot line '1|north-1|phone|||' has 6 fields, not 7",
                    "hello; slot line 'hello' has 1 fields, not 7",
                    "v1|||; slot line 'v1|||' has 4 fields, not 5",
                    "x|north-1|phone||||; slot line 'x|north-1|phone||||': 'x' is no number",
                    "-1|north-1|phone||||; slot line '-1|north-1|phone||||': '-1' is no number",
                    "1e3|north-1|phone||||; slot line '1e3|north-1|phone||||': '1e3' is no number",
                    "1|north-1|phone||soon||; slot line '1|north-1|phone||soon||': 'soon' is no number",
                    "1|north-1|phone|||then|; slot line '1|north-1|phone|||then|': 'then' is no number",
                    "v1|1234567890123456789|||; slot line 'v1|1234567890123456789|||': '1234567890123456789' is no number",
                    "v1|１２|||; slot line 'v1|１２|||': '１２' is no number",
                    "v1||1.5||; slot line 'v1||1.5||': '1.5' is no number",
                    "v1|9999999999999999999|||; slot line 'v1|9999999999999999999|||': '9999999999999999999' is no number",
                    "|north-1|phone||||; slot line '|north-1|phone||||' has no token",
                    "0|north-1|phone||||; slot line '0|north-1|phone||||' has no token",
                    "1||phone||||; slot line '1||phone||||': node id '' does not match [A-Za-z0-9._-]{1,96}",
                    "1|north-1|a b||||; slot line '1|north-1|a b||||': session id 'a b' does not match [A-Za-z0-9._~-]{1,128}",
                    "1|north-1|phone|tab|||; slot line '1|north-1|phone|tab|||': client hash of 3 characters does not match [A-Za-z0-9_-]{11}",
                    "1|north-1|phone||||%20; slot line '1|north-1|phone||||%20': connection name ' ' does not match [!-~]{1,128}",
                })
        void namesTheLineAndWhy(String text, String why) {
            refuses(text, why);
        }

        @Test
        void isALineFeedAtTheEnd() {
            refuses(PHONE_LINE + "\n", "slot line '' has 1 fields, not 7");
        }

        @Test
        void isAConnectionThatIsNotEncoded() {
            assertThatExceptionOfType(UnreadableSlotException.class)
                    .isThrownBy(() -> SlotText.read("1|north-1|phone||||%zz"))
                    .withMessageStartingWith("slot line '1|north-1|phone||||%zz': ");
        }

        @Test
        void isAHeaderThatDoesNotComeFirst() {
            refuses(PHONE_LINE + "\nv1||||", "slot line 'v1||||' has 5 fields, not 7");
        }

        @Test
        void isALaterVersionAndSaysToUpgrade() {
            refuses(
                    "v2|1|2|3|4|5|6\n" + PHONE_LINE,
                    "slot of version 'v2': this library reads v1, so a newer one wrote it; upgrade this node");
        }

        private void refuses(String text, String why) {
            assertThatExceptionOfType(UnreadableSlotException.class)
                    .isThrownBy(() -> SlotText.read(text))
                    .withMessage(why);
        }
    }

    private static Slot slot(SlotHeader header, SlotLease... leases) {
        return Slot.of(List.of(leases), header);
    }
}
