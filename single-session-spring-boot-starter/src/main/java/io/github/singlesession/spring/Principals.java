// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.util.ClassUtils;

/** Tells somebody from nobody: Spring Security's anonymous user has a name, but everybody has the same. */
final class Principals {

    private static final boolean SPRING_SECURITY = ClassUtils.isPresent(
            "org.springframework.security.authentication.AuthenticationTrustResolverImpl",
            Principals.class.getClassLoader());

    private Principals() {}

    /** Returns the principal, or null if it stands for nobody. */
    static @Nullable Principal authenticated(@Nullable Principal principal) {
        return principal != null && SPRING_SECURITY && SpringSecurity.anonymous(principal) ? null : principal;
    }

    /** Loaded only where Spring Security is. */
    private static final class SpringSecurity {

        static boolean anonymous(Principal principal) {
            return principal instanceof Authentication authentication
                    && new AuthenticationTrustResolverImpl().isAnonymous(authentication);
        }
    }
}
