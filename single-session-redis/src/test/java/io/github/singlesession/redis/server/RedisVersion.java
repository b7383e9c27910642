// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis.server;

/** The versions of Redis that the class path has binaries of. */
public enum RedisVersion {
    V6_2,
    V7_0;

    /** Returns the name of the binary for a machine, which has something to run if the class path has it. */
    String binary(String system, String processor) {
        return "/redis-server-" + (this == V7_0 ? "7.0.15" : sixTwo(system, processor)) + "-" + system + "-"
                + processor;
    }

    /** The file of the first kind says of itself that it is 6.2.11. */
    private static String sixTwo(String system, String processor) {
        return (system + processor).equals("linuxarm64") ? "6.2.7" : "6.2.6-v5";
    }
}
