// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Counts, not times. In a virtual machine of its own, where no other server leaves anything on the heap. */
@Tag("full")
@DisplayName("a crowd of 5,000 STOMP connections")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrowdTests {

    private static final int MEMBERS = 5_000;

    /** A ceiling: some 770 were measured, of which the guard may take 300 and the registry 200. */
    private static final long BYTES_A_MEMBER = 1_200;

    /** One that lets time pass, one for notices, 32 for farewells and 8 for pings. */
    private static final int THREADS = 42;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private Visit visit;

    @BeforeAll
    void comesAndGoes() {
        OpenFiles.require(MEMBERS);
        visit = Visit.of(MEMBERS);
    }

    @Test
    void isNotedEverywhereWhileItIsThere() {
        assertThat(visit.tablesMeanwhile()).hasSize(Census.TABLES).allSatisfy((table, entries) -> assertThat(entries)
                .isEqualTo(MEMBERS));
    }

    @Test
    void isNotedNowhereOnceItHasLeft() {
        assertThat(visit.tablesAfter()).hasSize(Census.TABLES).allSatisfy((table, entries) -> assertThat(entries)
                .isZero());
        assertThat(visit.queuesAfter()).isEqualTo(Census.IDLE);
    }

    @Test
    void leavesNoObjectOfTheLibraryBehind() {
        assertThat(visit.objectsAfter().byClass()).isEmpty();
    }

    @Test
    void hasFewThreadsOfTheLibraryAndLeavesNoneBehind() {
        assertThat(visit.threadsMeanwhile()).hasSizeBetween(1, THREADS);
        assertThat(visit.threadsAfter()).isEmpty();
    }

    @Test
    void costsLittleHeapMoreThanWithoutTheLibrary() {
        long with = visit.objectsMeanwhile().of(LiveObjects::couldBeOurs).bytes();
        long without = Visit.without(MEMBERS).of(LiveObjects::couldBeOurs).bytes();

        assertThat((with - without) / MEMBERS).isBetween(300L, BYTES_A_MEMBER);
    }
}
