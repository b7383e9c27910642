// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.NodeTiming;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("the lease, where a member hangs that keeps the register")
class HungRegisterTest {

    private static final String CASE = "{0} s until it is given up, lease {1}, heartbeat {2}, time-out {3}";

    @ParameterizedTest(name = CASE)
    @CsvSource({
        "6, PT15S, PT5S, PT1S",
        "10, PT19S, PT5S, PT1S",
        "5, PT12.5S, PT1.5S, PT2S",
        "8, PT15.5S, PT1.5S, PT2S",
        "10, PT14.9S, PT1.5S, PT0.7S"
    })
    void outlastsTheHang(long silence, Duration lease, Duration heartbeat, Duration timeout) {
        assertThat(register(silence, lease, heartbeat, timeout).warning()).isNull();
    }

    @ParameterizedTest(name = CASE)
    @CsvSource(
            delimiter = ';',
            value = {
                "60; PT15S; PT5S; PT1S; SILENCE to 6, or SILENCE to 10 and LEASE to 19s",
                "12; PT15S; PT5S; PT1S; SILENCE to 6, or SILENCE to 10 and LEASE to 19s",
                "10; PT18.999S; PT5S; PT1S; SILENCE to 9, or LEASE to 19s",
                "7; PT15S; PT5S; PT1S; SILENCE to 6, or LEASE to 16s",
                "8; PT13S; PT1.5S; PT2S; SILENCE to 5, or LEASE to 15500ms"
            })
    void doesNotOutlastItUnlessEitherIsAsLongAsIsSaid(
            long silence, Duration lease, Duration heartbeat, Duration timeout, String remedy) {
        assertRemedy(register(silence, lease, heartbeat, timeout), remedy);
    }

    @ParameterizedTest(name = CASE)
    @CsvSource(
            delimiter = ';',
            value = {
                "10; PT5S; PT1.5S; PT0.7S; LEASE to 14900ms",
                "60; PT5S; PT1.5S; PT0.7S; SILENCE to 10 and LEASE to 14900ms",
                "10; PT12.999S; PT4S; PT1S; LEASE to 18s"
            })
    void isToBeLongerWhereAMemberWouldBeGivenUpThatOnlyPaused(
            long silence, Duration lease, Duration heartbeat, Duration timeout, String remedy) {
        assertRemedy(register(silence, lease, heartbeat, timeout), remedy);
    }

    private static HungRegister register(long silence, Duration lease, Duration heartbeat, Duration timeout) {
        return new HungRegister(silence, new NodeTiming(lease, heartbeat, lease), timeout);
    }

    private static void assertRemedy(HungRegister register, String remedy) {
        assertThat(register.warning())
                .startsWith("hazelcast.max.no.heartbeat.seconds is " + register.silence()
                        + ", and single-session.node.lease is ")
                .contains(" fail-closed", "ends with 4503")
                .endsWith(". Set "
                        + remedy.replace("SILENCE", "hazelcast.max.no.heartbeat.seconds")
                                .replace("LEASE", "single-session.node.lease"));
    }
}
