// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FieldsTest {

    @Test
    void areReadOneAfterTheOtherLineByLine() {
        var fields = new Fields("v1|claim|17|a|b\n\nlast||", 3);

        assertThat(fields.next()).isEqualTo("claim");
        assertThat(fields.number()).isEqualTo(17);
        assertThat(fields.rest()).isEqualTo("a|b");
        assertThat(fields.rest()).isEmpty();
        assertThat(fields.more()).isTrue();
        assertThat(fields.next()).isEqualTo("last");
        fields.nextLine();
        assertThat(fields.more()).isFalse();
    }

    @Test
    void areEmptyPastTheEndOfALine() {
        var fields = new Fields("a\nb|c");

        assertThat(fields.next()).isEqualTo("a");
        assertThat(fields.next()).isEmpty();
        assertThat(fields.rest()).isEmpty();
        assertThat(fields.next()).isEqualTo("b");
        assertThat(fields.next()).isEqualTo("c");
        assertThat(fields.next()).isEmpty();
        assertThat(fields.rest()).isEmpty();
        assertThat(fields.more()).isFalse();
    }

    @Test
    void areNoNumbersWhereTheyAreNone() {
        assertThatThrownBy(() -> new Fields("a|1").number()).isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> new Fields("").number()).isInstanceOf(NumberFormatException.class);
    }
}
