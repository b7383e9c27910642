// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.tck.StoreUnderTest;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * A {@link io.github.singlesession.SessionRegistry} answers long random sequences of operations as a naive model of the
 * rules does. A store's test extends this class and says how to get at the store.
 *
 * <p>A difference is made short and printed with its seed, by which it is replayed. The model and its operations are the
 * same for every store, so two stores that pass have the same behaviour.
 */
public abstract class SessionRegistryModelContract {

    /** Returns the store to compare. */
    protected abstract StoreUnderTest store();

    /** Returns how much to compare; a store whose time flows by itself needs {@linkplain ModelSettings#withSlack slack}. */
    protected ModelSettings settings() {
        return ModelSettings.DEFAULT;
    }

    @Test
    void answersLongSequencesAsTheModelDoes() {
        new ModelComparison(store(), settings()).run().ifPresent(difference -> Assertions.fail(difference.inWords()));
    }
}
