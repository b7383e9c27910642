// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.account;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;

/** Form login for a page that stays where it is: success and failure are status codes, not redirections. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /**
     * Everything is open to everybody, even the handshake: a WebSocket without a user is told so by the close code
     * 4401, while a handshake that fails looks to a browser like a broken network.
     */
    @Bean
    SecurityFilterChain security(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(CsrfConfigurer::spa)
                .formLogin(form -> form.loginPage("/")
                        .loginProcessingUrl("/login")
                        .successHandler((request, response, user) -> response.setStatus(HttpStatus.NO_CONTENT.value()))
                        .failureHandler((request, response, e) -> response.setStatus(HttpStatus.UNAUTHORIZED.value())))
                .logout(logout ->
                        logout.logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'self'; worker-src 'self' blob:")))
                .build();
    }

    @Bean
    UserDetailsService users() {
        return new InMemoryUserDetailsManager(DemoAccount.ALL.stream()
                .map(account -> User.withUsername(account.name())
                        .password("{noop}" + account.password())
                        .roles("PLAYER")
                        .build())
                .toList());
    }
}
