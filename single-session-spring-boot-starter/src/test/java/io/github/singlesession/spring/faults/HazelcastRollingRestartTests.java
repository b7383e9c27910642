// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full")
@DisplayName("a rolling restart of three members under 300 users")
class HazelcastRollingRestartTests {

    @AfterAll
    static void print() {
        Measured.print();
    }

    @Test
    void locksNobodyOut() {
        try (var fleet = Fleet.ofMembers(3)) {
            RollingRestart.locksNobodyOut(fleet, 300, "three members restarted one by one, 300 users");
        }
    }
}
