// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

/** What the register of nodes says of one of them. */
public enum Verdict {

    /** The node's lease runs: its sessions hold. */
    LIVE,

    /** The node is struck from the register, for ever: its leases hold nothing any more. */
    DEAD,

    /** The register cannot tell yet, since for a while nobody could renew. Ask again later. */
    UNKNOWN
}
