// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.ClaimKind;

/** What a claim is for, before it is known which tokens there are. */
sealed interface Purpose {

    /** A connection or a reservation. */
    record Take(ClaimKind kind) implements Purpose {}

    /** A session that the store may have lost is put back. */
    record PutBack(Remembered token) implements Purpose {}
}
