// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import io.github.singlesession.spring.crowd.Crowd;
import io.github.singlesession.spring.crowd.CrowdServer;
import io.github.singlesession.spring.crowd.LiveObjects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What it costs a server that a crowd stays connected and says nothing, but for answers to pings.
 *
 * @param seconds how long that was measured
 * @param pings how many were answered
 * @param cpuNanos processor time of the whole server
 * @param timer what the library's timer did
 * @param pingThreads what the threads did that send pings
 * @param container what Tomcat's threads did, which receive the answers
 * @param objects what is live for the sake of the crowd
 */
record Stay(
        double seconds,
        long pings,
        long cpuNanos,
        ThreadWork.Work timer,
        ThreadWork.Work pingThreads,
        ThreadWork.Work container,
        LiveObjects objects) {

    private static final int WARM_UP = 500;

    static Stay measure(CrowdSetting setting, int members) throws InterruptedException {
        try (var server = CrowdServer.start(setting.properties());
                var crowd = Crowd.before(server.port())) {
            crowd.connect(WARM_UP);
            var before = LiveObjects.count();
            crowd.connect(members - WARM_UP);
            var objects = LiveObjects.count().since(before);
            if (setting.pings()) {
                crowd.awaitPings(1);
            }
            return watch(crowd, setting.seconds(), objects);
        }
    }

    /** Returns how many objects of the crowd are counted: those that came after the first. */
    static int counted(int members) {
        return members - WARM_UP;
    }

    private static Stay watch(Crowd crowd, int seconds, LiveObjects objects) throws InterruptedException {
        try (var work = new ThreadWork()) {
            long start = System.nanoTime();
            long cpu = ProcessorTime.nanos();
            long pings = crowd.pings();
            // Nothing counts this down: the crowd stays for so long.
            var unused = new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
            work.look();
            return new Stay(
                    (System.nanoTime() - start) / 1e9,
                    crowd.pings() - pings,
                    ProcessorTime.nanos() - cpu,
                    work.of("single-session-timer-"),
                    work.of("single-session-pings-"),
                    work.of("http-nio-"),
                    objects);
        }
    }
}
