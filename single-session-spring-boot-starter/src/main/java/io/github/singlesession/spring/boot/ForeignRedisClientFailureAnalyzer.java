// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says by which client Redis must be reached: one that answers without a thread waiting for it. */
final class ForeignRedisClientFailureAnalyzer extends AbstractFailureAnalyzer<ForeignRedisClientException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ForeignRedisClientException cause) {
        return new FailureAnalysis(
                "single-session-redis reaches Redis by Lettuce, but " + cause.getMessage() + ".",
                "Set 'spring.data.redis.client-type' to lettuce, or declare a LettuceConnectionFactory bean. If the leases"
                        + " shall not be there, set 'single-session.store' to memory.",
                cause);
    }
}
