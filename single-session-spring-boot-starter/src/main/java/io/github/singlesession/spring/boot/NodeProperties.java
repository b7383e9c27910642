// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.NodeTiming;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node keeps its sessions alive in the store.
 *
 * @param name how operators see this node, in 1 to 64 characters A-Z a-z 0-9 . _ -; a random part is added. Left out, it is the
 *     environment's HOSTNAME, or "node" where there is none that will do
 * @param lease how long the node's sessions outlive its last renewal; at least three heartbeats
 * @param heartbeat how often the node renews
 */
record NodeProperties(
        @Nullable String name,
        @DefaultValue("15s") Duration lease,
        @DefaultValue("5s") Duration heartbeat) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    NodeProperties {
        if (name != null && !NAME.matcher(name).matches()) {
            throw new InvalidPropertyException("node.name", name, "1 to 64 of the characters A-Z a-z 0-9 . _ -");
        }
        PropertyChecks.positive("node.heartbeat", heartbeat);
        PropertyChecks.positive("node.lease", lease);
        if (lease.compareTo(heartbeat.multipliedBy(3)) < 0) {
            throw new InvalidPropertyException(
                    "node.lease",
                    PropertyChecks.text(lease),
                    "a duration of at least three times node.heartbeat (" + PropertyChecks.text(heartbeat) + ")");
        }
    }

    String nameOrHost() {
        return name == null ? host(System.getenv("HOSTNAME")) : name;
    }

    static String host(@Nullable String hostname) {
        return hostname != null && NAME.matcher(hostname).matches() ? hostname : "node";
    }

    /** Returns the times of the register; its grace is as long as the lease. */
    NodeTiming timing() {
        return new NodeTiming(lease, heartbeat, lease);
    }
}
