// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says how a member comes to be where a client is: what decides about a seat has to be on the member that keeps it. */
final class HazelcastClientFailureAnalyzer extends AbstractFailureAnalyzer<HazelcastClientException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, HazelcastClientException cause) {
        return new FailureAnalysis(
                "single-session-hazelcast keeps the leases in the application's own member of Hazelcast, but "
                        + cause.getMessage() + ".",
                "Take hazelcast-client.yaml (or .xml) and ClientConfig beans away, and configure a member: set"
                        + " 'spring.hazelcast.config' to a file for members, or declare a com.hazelcast.config.Config bean."
                        + " If the leases shall not be there, set 'single-session.store' to redis or memory.",
                cause);
    }
}
