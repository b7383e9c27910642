// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("full")
@DisplayName("a rolling restart of three nodes under 1,000 users")
class RedisRollingRestartTests {

    @AfterAll
    static void print() {
        Measured.print();
    }

    @Test
    void locksNobodyOut() {
        try (var fleet = Fleet.start(3)) {
            RollingRestart.locksNobodyOut(fleet, 1_000, "three nodes restarted one by one, 1,000 users");
        }
    }
}
