// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.Displacement;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionLease;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Says answers in a line. Times and tokens are seconds since the history began, so that it reads alike each time.
 *
 * @param start when the history began, in microseconds since the epoch
 */
record Wording(long start) {

    String time(long micros) {
        return String.format(Locale.ROOT, "%+.6f", (micros - start) / 1e6);
    }

    String answer(Object answer) {
        if (answer instanceof ClaimOutcome.Granted granted) {
            return "granted %s%s, holders %d"
                    .formatted(lease(granted.lease()), displaced(granted.displaced()), granted.holders());
        }
        if (answer instanceof ClaimOutcome.Denied denied) {
            return "denied %s, retry after %s, holders %s"
                    .formatted(denied.reason(), denied.retryAfter(), leases(denied.holders()));
        }
        if (answer instanceof ReleaseOutcome release) {
            return "%s, remaining %d".formatted(release.released() ? "released" : "nothing", release.remaining());
        }
        if (answer instanceof EndOutcome end) {
            return "ended %s, remaining %d".formatted(leases(end.ended()), end.remaining());
        }
        return answer instanceof List<?> list ? leases(list) : "failed with " + answer;
    }

    private String displaced(List<Displacement> displaced) {
        return displaced.stream()
                .map(lost -> ", %s %s".formatted(lost.cause(), lease(lost.lease())))
                .collect(Collectors.joining());
    }

    private String leases(List<?> leases) {
        return leases.stream()
                .map(lease -> lease instanceof SessionLease held ? lease(held) : String.valueOf(lease))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private String lease(SessionLease lease) {
        return "%s on %s #%s since %s%s"
                .formatted(
                        lease.sessionId(),
                        lease.node(),
                        time(lease.token()),
                        time(lease.sinceMicros()),
                        lease.connection() == null ? "" : " called " + lease.connection());
    }
}
