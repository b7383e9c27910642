// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.DUPLICATE_SESSION;
import static io.github.singlesession.spring.wire.Ending.STORE_UNAVAILABLE;
import static io.github.singlesession.spring.wire.Ending.UNAUTHENTICATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.spring.ConnectAttempt;
import io.github.singlesession.spring.SubjectResolver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@DisplayName("the application's subject resolver")
class SubjectTests extends InBothOrders {

    private static final String RETRY_AFTER = "single-session-retry-after:2250";
    private static final String NO_TAKEOVER = "single-session-takeover-allowed:false";

    SubjectTests() {
        super(Accounts.class);
    }

    @Test
    void saysWhoIsLimited() {
        server.connected("acme:alice");
        server.connected("initech:alice");

        DUPLICATE_SESSION.expectOn(server.open("acme:bob").connect(), RETRY_AFTER, NO_TAKEOVER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "empty:"})
    void mayKnowNobody(String user) {
        UNAUTHENTICATED.expectOn(server.open(user).connect());
    }

    @Test
    void isToldTheUserTheEndpointAndTheAttributesOfTheSession() {
        server.openAt("/free/ws", "x-user: told:carol").connect().expectConnected();

        assertThat(accounts().attemptsOf("told:carol")).singleElement().satisfies(attempt -> {
            assertThat(attempt.path()).isEqualTo("/free/ws");
            assertThat(attempt.attributes()).isNotEmpty();
        });
    }

    @Test
    void isNeverToldOfTheAnonymousUser() {
        UNAUTHENTICATED.expectOn(server.openAt("/ws", "x-anonymous: true").connect());

        assertThat(accounts().attempts)
                .noneMatch(attempt -> attempt.principal() != null
                        && attempt.principal().getName().equals("anonymousUser"))
                .anyMatch(attempt -> attempt.principal() == null);
    }

    @Test
    void refusesWhomItFailsOn() {
        var client = server.open("broken:dave").connect("receipt:r-1").send("/app/echo", "smuggled");

        STORE_UNAVAILABLE.expectOn(client, "receipt-id:r-1");

        server.awaitClosed(client);
        assertThat(server.recorder().bodiesOf("broken:dave")).isEmpty();
    }

    private Accounts accounts() {
        return server.context().getBean(Accounts.class);
    }

    /** A user is called {@code account:person}. */
    @Configuration(proxyBeanMethods = false)
    static class Accounts {

        private final List<ConnectAttempt> attempts = new CopyOnWriteArrayList<>();

        @Bean
        SubjectResolver accountsResolver() {
            return this::account;
        }

        private @Nullable String account(ConnectAttempt attempt) {
            attempts.add(attempt);
            var principal = attempt.principal();
            if (principal == null || principal.getName().equals("nobody")) {
                return null;
            }
            var account = principal.getName().split(":", 2)[0];
            if (account.equals("broken")) {
                throw new IllegalStateException("no accounts today");
            }
            return account.equals("empty") ? "" : account;
        }

        List<ConnectAttempt> attemptsOf(String user) {
            return attempts.stream()
                    .filter(attempt -> attempt.principal() != null
                            && attempt.principal().getName().equals(user))
                    .toList();
        }
    }
}
