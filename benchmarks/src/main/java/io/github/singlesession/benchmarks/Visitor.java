// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import io.github.singlesession.SessionKey;
import io.github.singlesession.guard.SessionGuard;
import java.util.List;
import java.util.stream.IntStream;

/** Somebody who takes a seat: a user of her own, and the one session that she comes with. */
record Visitor(SessionKey key, String sessionId) {

    static List<Visitor> visitors(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Visitor(SessionKey.of("user-" + (1_000_000 + i)), SessionGuard.newSessionId()))
                .toList();
    }

    String user() {
        return key.subject();
    }
}
