// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Signs users in by {@code x-user} as a login does, for every request: SockJS's HTTP transports take no other word. */
@Configuration(proxyBeanMethods = false)
class SignedIn {

    @Bean
    Filter signIn() {
        return (request, response, chain) -> chain.doFilter(new Request((HttpServletRequest) request), response);
    }

    private static final class Request extends HttpServletRequestWrapper {

        Request(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable Principal getUserPrincipal() {
            var user = getHeader("x-user");
            return user == null ? null : () -> user;
        }
    }
}
