// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.spring.SignOuts;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.session.SessionDestroyedEvent;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Hears Spring Security's sign-outs. As a rule they end the HTTP session, too, which is heard by itself; this is for those
 * that leave it alive, and for users who have none.
 */
final class SecuritySignOuts {

    private final SignOuts signOuts;

    SecuritySignOuts(SignOuts signOuts) {
        this.signOuts = signOuts;
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        var httpSessions = httpSessions();
        if (httpSessions.isEmpty()) {
            signOuts.signedOut(event.getAuthentication());
        } else {
            httpSessions.forEach(signOuts::signedOutOf);
        }
    }

    @EventListener
    void destroyed(SessionDestroyedEvent event) {
        signOuts.httpSessionEnded(event.getId());
    }

    /** Returns the ids of the HTTP session that the request came with, which by now may be over. */
    private static Set<String> httpSessions() {
        var ids = new LinkedHashSet<String>();
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            var request = attributes.getRequest();
            var asked = request.getRequestedSessionId();
            if (asked != null) {
                ids.add(asked);
                // Jetty adds the name of a node to what clients are given.
                ids.add(asked.contains(".") ? asked.substring(0, asked.lastIndexOf('.')) : asked);
            }
            var session = request.getSession(false);
            if (session != null) {
                ids.add(session.getId());
            }
        }
        return ids;
    }
}
