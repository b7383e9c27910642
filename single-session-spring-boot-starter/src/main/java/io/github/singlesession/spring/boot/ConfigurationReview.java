// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.ConflictPolicy;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.cloud.CloudPlatform;

/**
 * Finds what is allowed, but unsafe together.
 *
 * @param properties what is configured
 * @param inMemory whether the leases are in this JVM alone
 * @param platform where the application runs, if that can be seen
 * @param phaseTimeout how long Spring waits for what stops at shutdown
 */
record ConfigurationReview(
        SingleSessionProperties properties,
        boolean inMemory,
        @Nullable CloudPlatform platform,
        Duration phaseTimeout) {

    /** Where an application has more than one instance, as a rule. */
    private static final Set<CloudPlatform> CLUSTERS =
            EnumSet.of(CloudPlatform.KUBERNETES, CloudPlatform.CLOUD_FOUNDRY);

    private static final Duration SLOW = Duration.ofMinutes(2);

    List<String> warnings() {
        return Stream.of(storeOfOneInstance(), noPings(), slowPings(), drainCutShort())
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable String storeOfOneInstance() {
        return inMemory && properties.store() == Store.AUTO && platform != null && CLUSTERS.contains(platform)
                ? "The leases are in memory, so each instance of the application lets every user in once, and this is "
                        + platform + ", where there may be several. Add single-session-redis or "
                        + "single-session-hazelcast; if there is but one instance, set single-session.store to memory"
                : null;
    }

    private @Nullable String noPings() {
        return firstCome() && properties.ping().interval().isZero()
                ? "single-session.ping.interval is 0s, and a policy is first-come: a client that vanishes without a word "
                        + "keeps its seat until a newcomer was refused for its sake, or its connection fails. Set "
                        + "single-session.ping.interval, such as to 20s"
                : null;
    }

    private @Nullable String slowPings() {
        var ping = properties.ping();
        return firstCome() && !ping.interval().isZero() && ping.timeout().compareTo(SLOW) > 0
                ? "single-session.ping.timeout is " + PropertyChecks.text(ping.timeout())
                        + ", and a policy is first-come: a client that vanishes without a word is listed, and counted, "
                        + "for as long, unless a newcomer is refused for its sake. Set it to 120s or less"
                : null;
    }

    private @Nullable String drainCutShort() {
        var drain = properties.drain().timeout();
        return drain.compareTo(phaseTimeout) >= 0
                ? "single-session.drain.timeout is " + PropertyChecks.text(drain)
                        + ", but spring.lifecycle.timeout-per-shutdown-phase is " + PropertyChecks.text(phaseTimeout)
                        + ": Spring goes on before every client was told to go elsewhere. Make the latter the longer"
                : null;
    }

    private boolean firstCome() {
        return Stream.concat(
                        Stream.of(properties.policy()),
                        properties.scopes().values().stream().map(ScopeProperties::policy))
                .anyMatch(policy -> policy == ConflictPolicy.FIRST_COME);
    }
}
