// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

/** What a guard asks of its store. */
public enum StoreCommand {
    CLAIM,
    RELEASE,
    END,
    HOLDERS,
    REAFFIRM,
    LISTEN,
    JOIN,
    RENEW,
    VERDICT,
    TELL,
    SET,
    LEAVE
}
