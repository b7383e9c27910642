// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import static org.springframework.security.config.Customizer.withDefaults;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** Operators have accounts of their own, and need no CSRF token. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class OperatorSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain operators(HttpSecurity http) {
        return http.securityMatcher("/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health")
                        .permitAll()
                        .anyRequest()
                        .hasRole("OPERATOR"))
                .httpBasic(withDefaults())
                .userDetailsService(accountsOfOperators())
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain everybodyElse(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(withDefaults())
                .httpBasic(withDefaults())
                .build();
    }

    private static UserDetailsService accountsOfOperators() {
        return new InMemoryUserDetailsManager(User.withUsername("operator")
                .password("{noop}on-call")
                .roles("OPERATOR")
                .build());
    }
}
