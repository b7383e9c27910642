// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** How the nodes are set: a third of the times of the defaults, so that an outage does not last. */
final class Settings {

    static final Duration LEASE = Duration.ofSeconds(5);
    static final Duration HEARTBEAT = Duration.ofMillis(1_500);
    static final Duration REAFFIRM = Duration.ofSeconds(6);
    static final Duration STORE_TIMEOUT = Duration.ofMillis(700);
    static final Duration PROBE = Duration.ofSeconds(1);

    /** How long no verdict is given after everybody was cut off. */
    static final Duration GRACE = LEASE;

    /** How long a client waits that was told when to come again, at the most. */
    static final Duration RETRY = PROBE.plusMillis(250).multipliedBy(6).dividedBy(5);

    private static final List<String> PROPERTIES = List.of(
            "single-session.node.lease=" + millis(LEASE),
            "single-session.node.heartbeat=" + millis(HEARTBEAT),
            "single-session.reaffirm-interval=" + millis(REAFFIRM),
            "single-session.store-timeout=" + millis(STORE_TIMEOUT),
            "single-session.ping.probe-timeout=" + millis(PROBE),
            "single-session.ping.interval=2s",
            "single-session.ping.timeout=6s",
            "single-session.drain.spread=1s",
            "single-session.takeover.max=1000",
            "single-session.scopes.kick.paths=/kick/**",
            "single-session.scopes.kick.policy=kick-old",
            "server.tomcat.max-connections=5000",
            "management.endpoints.web.exposure.include=singlesession,metrics",
            "logging.level.io.lettuce=ERROR");

    private Settings() {}

    /** These settings and some more, which count where they are about the same. */
    static List<String> with(List<String> more) {
        var names = more.stream().map(Settings::name).toList();
        var others = PROPERTIES.stream().filter(property -> !names.contains(name(property)));
        return Stream.concat(others, more.stream()).toList();
    }

    private static String name(String property) {
        return property.substring(0, property.indexOf('='));
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + "ms";
    }
}
