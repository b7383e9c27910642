// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.guard.GuardListener;
import io.github.singlesession.guard.OnStoreFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs when the store goes away, with what follows from it, and when it is back. */
final class StoreLog implements GuardListener {

    private static final Logger log = LoggerFactory.getLogger(StoreLog.class);

    private final OnStoreFailure onStoreFailure;

    StoreLog(OnStoreFailure onStoreFailure) {
        this.onStoreFailure = onStoreFailure;
    }

    @Override
    public void storeLost() {
        log.warn("The store does not answer. {} (single-session.on-store-failure)", untilItDoes());
    }

    @Override
    public void storeRestored() {
        log.info("The store answers again");
    }

    private String untilItDoes() {
        return switch (onStoreFailure) {
            case FAIL_OPEN -> "Until it does, one seat per user is enforced on this node alone";
            case FAIL_CLOSED -> "Until it does, every connection is refused";
        };
    }
}
