// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import org.jspecify.annotations.Nullable;

/** What a client does next. */
enum WhatNext {
    STOP,
    RETRY_LATER,
    RECONNECT;

    /** By the code of the ERROR frame, or by the reason of the close frame, which is the same. */
    static WhatNext of(@Nullable String code) {
        return switch (code == null ? "" : code) {
            case "BAD_REQUEST", "UNAUTHENTICATED", "SESSION_REVOKED", "SESSION_REPLACED" -> STOP;
            case "DUPLICATE_SESSION", "TAKEOVER_LIMIT", "STORE_UNAVAILABLE" -> RETRY_LATER;
            default -> RECONNECT;
        };
    }
}
