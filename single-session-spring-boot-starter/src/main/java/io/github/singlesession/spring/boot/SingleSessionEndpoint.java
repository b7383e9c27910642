// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.spring.Modes.Mode;
import io.github.singlesession.spring.boot.SessionListing.Ended;
import io.github.singlesession.spring.boot.SessionListing.SubjectSessions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * {@code /actuator/singlesession}: who is connected, the end of it, and the switch between enforcing and observing. A
 * subject with a slash is asked for by {@code ?subject=}.
 */
@WebEndpoint(id = "singlesession")
final class SingleSessionEndpoint {

    private final Overview overview;
    private final SessionListing sessions;
    private final ModeSwitch modeSwitch;

    SingleSessionEndpoint(Overview overview, SessionListing sessions, ModeSwitch modeSwitch) {
        this.overview = overview;
        this.sessions = sessions;
        this.modeSwitch = modeSwitch;
    }

    @ReadOperation
    public WebEndpointResponse<Object> read(@Nullable String subject, @Nullable String scope) {
        return answer(() -> subject == null ? overview.of(scope) : list(subject, scope));
    }

    @ReadOperation
    public WebEndpointResponse<Object> readSubject(@Selector String subject, @Nullable String scope) {
        return answer(() -> list(subject, scope));
    }

    @DeleteOperation
    public WebEndpointResponse<Object> end(SecurityContext operator, @Nullable String subject, @Nullable String scope) {
        return answer(() -> {
            if (subject == null) {
                throw new IllegalArgumentException("Say whose sessions to end: /actuator/singlesession/{subject}, or "
                        + "?subject= for a subject with a slash");
            }
            return ended(operator, subject, scope);
        });
    }

    @DeleteOperation
    public WebEndpointResponse<Object> endSubject(
            SecurityContext operator, @Selector String subject, @Nullable String scope) {
        return answer(() -> ended(operator, subject, scope));
    }

    @WriteOperation
    public WebEndpointResponse<Object> switchMode(
            SecurityContext operator, @Nullable String mode, @Nullable String scope) {
        return answer(() -> {
            var asked = mode == null ? null : Mode.named(mode);
            if (asked == null) {
                throw new IllegalArgumentException("The mode is '" + mode
                        + "'; it must be \"enforce\" or \"observe\", as in {\"mode\": \"observe\"}");
            }
            modeSwitch.to(asked, scope, nameOf(operator));
            var done = new LinkedHashMap<String, @Nullable Object>();
            done.put("mode", asked.text());
            done.put("scope", scope);
            return done;
        });
    }

    private SubjectSessions list(String subject, @Nullable String scope) {
        return sessions.list(subject, scope);
    }

    private Ended ended(SecurityContext operator, String subject, @Nullable String scope) {
        return sessions.end(subject, scope, nameOf(operator));
    }

    private static @Nullable String nameOf(SecurityContext operator) {
        var principal = operator.getPrincipal();
        return principal == null ? null : principal.getName();
    }

    private static WebEndpointResponse<Object> answer(Supplier<Object> question) {
        try {
            return new WebEndpointResponse<>(question.get());
        } catch (IllegalArgumentException e) {
            return error(WebEndpointResponse.STATUS_BAD_REQUEST, String.valueOf(e.getMessage()));
        } catch (ModeSwitch.HereOnlyException e) {
            return error(WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
        } catch (CompletionException e) {
            return error(WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE, "The store does not answer: " + e.getCause());
        }
    }

    private static WebEndpointResponse<Object> error(int status, String message) {
        return new WebEndpointResponse<>(Map.of("error", message), status);
    }
}
