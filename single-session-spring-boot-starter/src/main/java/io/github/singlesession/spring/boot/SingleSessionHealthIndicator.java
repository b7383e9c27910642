// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.guard.OnStoreFailure;
import io.github.singlesession.guard.SessionGuard;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Whether this node takes sessions in. It does while the store is away, if it fails open; so it is up, and says that the
 * store is not.
 */
final class SingleSessionHealthIndicator extends AbstractHealthIndicator {

    private final SessionGuard guard;
    private final OnStoreFailure onStoreFailure;

    SingleSessionHealthIndicator(SessionGuard guard, OnStoreFailure onStoreFailure) {
        super("The guard could not be asked");
        this.guard = guard;
        this.onStoreFailure = onStoreFailure;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var status = guard.status();
        boolean refuses = !status.storeUp() && onStoreFailure == OnStoreFailure.FAIL_CLOSED;
        if (refuses || guard.leaving()) {
            builder.outOfService();
        } else {
            builder.up();
        }
        builder.withDetail("storeUp", status.storeUp())
                .withDetail("draining", guard.leaving())
                .withDetail("node", guard.node().value())
                .withDetail("leaseRemaining", status.leaseRemaining().toString())
                .withDetail("inDoubt", status.inDoubt());
    }
}
