// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

/** What all contenders in Redis know their visitors by: keys of 24 characters. */
final class RedisVisitors {

    static final String PREFIX = "s:";

    private RedisVisitors() {}

    static String key(Visitor visitor) {
        return PREFIX + "{default:" + visitor.user() + "}";
    }

    static String channel(String node) {
        return PREFIX + "notice:" + node;
    }
}
