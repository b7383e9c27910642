// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;

/** Spring Security's register of HTTP sessions, which its concurrency control counts by. */
final class SpringSecuritySeats implements Seats {

    private final List<Visitor> visitors;
    private final SessionRegistry sessions = new SessionRegistryImpl();

    SpringSecuritySeats(List<Visitor> visitors) {
        this.visitors = visitors;
    }

    @Override
    public Object claim(int visitor) {
        var who = visitors.get(visitor);
        sessions.registerNewSession(who.sessionId(), who.user());
        return who.sessionId();
    }

    @Override
    public void release(int visitor, Object held) {
        sessions.removeSessionInformation((String) held);
    }

    @Override
    public @Nullable String holder(int visitor) {
        var all = sessions.getAllSessions(visitors.get(visitor).user(), false);
        return all.isEmpty() ? null : all.get(0).getSessionId();
    }
}
