// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

/** There is neither half of a store. */
final class MissingStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StoreChoice choice;

    MissingStoreException(StoreChoice choice) {
        super("there is neither a SessionRegistry nor a Cluster bean; single-session.store is " + choice.wanted());
        this.choice = choice;
    }

    StoreChoice choice() {
        return choice;
    }
}
