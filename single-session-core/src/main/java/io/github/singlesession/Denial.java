// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

/** Why a claim was denied. */
public enum Denial {

    /** Others hold every seat, and this claim may not displace them. */
    OCCUPIED,

    /** The seats of the key changed hands too often: the takeover budget is spent. */
    TAKEOVER_LIMIT,

    /** The lease that a reclaim would put back was ended on purpose. */
    REVOKED,

    /** The claim came after its deadline. Nobody waits for it any more, so nothing was changed. */
    EXPIRED
}
