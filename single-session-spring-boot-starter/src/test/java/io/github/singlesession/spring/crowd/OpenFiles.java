// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.crowd;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many sockets a process may have. */
final class OpenFiles {

    /** What a process has open besides. */
    private static final long OTHERS = 1_000;

    private static final Logger log = LoggerFactory.getLogger(OpenFiles.class);

    private OpenFiles() {}

    /** Skips a test where a process may not have so many sockets, and says so; where a build is judged, fails instead. */
    static void require(int sockets) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            require(sockets, system.getMaxFileDescriptorCount(), Boolean.parseBoolean(System.getenv("CI")));
        }
    }

    static void require(int sockets, long allowed, boolean judged) {
        long needed = sockets + OTHERS;
        if (allowed >= needed) {
            return;
        }
        var message = sockets + " connections need " + needed + " open files, but a process may have no more than "
                + allowed + ": raise the hard limit (ulimit -Hn " + needed + ")";
        if (judged) {
            throw new AssertionError(message);
        }
        log.warn("Skipping a crowd: {}", message);
        Assumptions.abort(message);
    }
}
