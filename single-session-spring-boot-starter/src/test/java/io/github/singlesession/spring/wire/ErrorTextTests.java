// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.BAD_REQUEST;
import static io.github.singlesession.spring.wire.Ending.SESSION_REVOKED;
import static io.github.singlesession.spring.wire.Ending.UNAUTHENTICATED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.spring.ErrorFrame;
import io.github.singlesession.spring.ErrorFrameFactory;
import io.github.singlesession.spring.SessionCode;
import io.github.singlesession.spring.SingleSessions;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a person reads in the body of an ERROR frame. Every ending's headers are asserted to the byte besides. */
@DisplayName("the text of an ERROR frame")
class ErrorTextTests {

    private static final String ENGLISH = "Sign in first: this connection has no user.";
    private static final String KOREAN = "먼저 로그인하세요. 사용자를 알 수 없는 연결입니다.";

    @Nested
    @DisplayName("by the library")
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class ByTheLibrary {

        private QuizServer server;

        @BeforeAll
        void start() {
            server = QuizServer.start();
        }

        @AfterAll
        void stop() {
            server.close();
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                en                                  | Sign in first: this connection has no user.
                ko                                  | 먼저 로그인하세요. 사용자를 알 수 없는 연결입니다.
                ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7 | 먼저 로그인하세요. 사용자를 알 수 없는 연결입니다.
                fr-CA,ko;q=0.5                      | Sign in first: this connection has no user.
                """)
        void isInTheLanguageOfTheHandshake(String acceptLanguage, String text) {
            var nobody =
                    server.openAt("/ws", "Accept-Language: " + acceptLanguage).connect();

            assertThat(UNAUTHENTICATED.expectOn(nobody).body()).isEqualTo(text);
        }

        @ParameterizedTest
        @MethodSource("io.github.singlesession.spring.wire.ErrorTextTests#noLanguages")
        void isThereWhateverTheHandshakeSays(String[] headers) {
            var nobody = server.openAt("/ws", headers).connect();

            assertThat(UNAUTHENTICATED.expectOn(nobody).body()).isIn(ENGLISH, KOREAN);
        }

        @Test
        void saysToDevelopersWhatIsOffTheContract() {
            var wrong =
                    server.openAt("/ws", "x-user: alice", "Accept-Language: ko").connect("single-session-client:short");

            assertThat(BAD_REQUEST.expectOn(wrong).body())
                    .startsWith("요청이 규약에 맞지 않습니다. ")
                    .contains("single-session-client");
        }
    }

    @Test
    void isWhatTheApplicationsMessagesSay() {
        var messages = "spring.messages.basename=io.github.singlesession.spring.wire.quiz-messages";
        var echoesCodes = "spring.messages.use-code-as-default-message=true";
        try (var server = QuizServer.start(messages, echoesCodes)) {
            var alice = server.connected("alice");
            end(server, "alice", "cheated");
            var nobody = server.openAt("/ws", "Accept-Language: en").connect();

            assertThat(SESSION_REVOKED.expectOn(alice).body()).isEqualTo("You're out: cheated");
            assertThat(UNAUTHENTICATED.expectOn(nobody).body()).isEqualTo(ENGLISH);
        }
    }

    @Nested
    @DisplayName("by the application's factory")
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class ByTheApplicationsFactory {

        private final AtomicReference<ErrorFrame> asked = new AtomicReference<>();
        private QuizServer server;

        @BeforeAll
        void start() {
            server = QuizServer.startWith(OwnFactory.class);
        }

        @AfterAll
        void stop() {
            server.close();
        }

        @Test
        void isSentInUtf8AndCountedInBytes() {
            write(frame -> "다음에 또 만나요 👋\nmessage:forged\n\nA\u0000B");

            var error = UNAUTHENTICATED.expectOn(server.openAt("/ws").connect());

            assertThat(error.body()).isEqualTo("다음에 또 만나요 👋\nmessage:forged\n\nAB");
            assertThat(error.header("content-length")).isEqualTo("47");
        }

        @Test
        void isMadeOfWhatThereIsToSay() {
            write(frame -> {
                asked.set(frame);
                return "Good bye.";
            });
            var alice = server.openAt("/ws", "x-user: alice", "Accept-Language: ko-KR")
                    .connect();
            alice.expectConnected();
            end(server, "alice", "cheated");

            assertThat(SESSION_REVOKED.expectOn(alice).body()).isEqualTo("Good bye.");
            var nothing = Duration.ZERO;
            assertThat(asked)
                    .hasValue(new ErrorFrame(SessionCode.SESSION_REVOKED, Locale.KOREA, nothing, null, "cheated"));
        }

        @ParameterizedTest
        @MethodSource("io.github.singlesession.spring.wire.ErrorTextTests#brokenFactories")
        void isTheLibrarysWhereTheFactoryFails(ErrorFrameFactory broken) {
            write(broken);

            var nobody = server.openAt("/ws", "Accept-Language: ko").connect();

            assertThat(UNAUTHENTICATED.expectOn(nobody).body()).isEqualTo(KOREAN);
        }

        private void write(ErrorFrameFactory factory) {
            server.context().getBean(OwnFactory.class).factory = factory;
        }
    }

    static Stream<Named<String[]>> noLanguages() {
        return Stream.of(
                Named.of("nothing", new String[] {}),
                Named.of("no language", new String[] {"Accept-Language: ;;q=x, ***"}),
                Named.of("an empty line", new String[] {"Accept-Language:"}),
                Named.of("any", new String[] {"Accept-Language: *"}),
                Named.of("far too many", new String[] {"Accept-Language: " + "ko,".repeat(500) + "en"}));
    }

    @NullUnmarked // what an application may do though it should not
    static Stream<Named<ErrorFrameFactory>> brokenFactories() {
        return Stream.of(
                Named.of("throws", frame -> {
                    throw new IllegalStateException("no text today");
                }),
                Named.of("throws an error", frame -> {
                    throw new NoClassDefFoundError("no class today");
                }),
                Named.of("returns null", frame -> null));
    }

    private static void end(QuizServer server, String user, String reason) {
        server.context()
                .getBean(SingleSessions.class)
                .end(user, reason)
                .toCompletableFuture()
                .orTimeout(RawWebSocket.PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFactory {

        private volatile ErrorFrameFactory factory = frame -> "Good bye.";

        @Bean
        ErrorFrameFactory errorFrameFactory() {
            return frame -> factory.body(frame);
        }
    }
}
