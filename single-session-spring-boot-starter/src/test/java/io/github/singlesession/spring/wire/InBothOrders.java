// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs a class on a server without, and on one with {@code setPreserveReceiveOrder(true)}: with it Spring swallows
 * what an interceptor throws, and runs the frames behind it.
 */
@ParameterizedClass(name = "preserve receive order: {0}")
@ValueSource(booleans = {false, true})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBothOrders {

    @Parameter
    boolean preserveReceiveOrder;

    @SuppressWarnings("NullAway.Init") // set before the first test of an invocation
    QuizServer server;

    private final Class<?> configuration;
    private final String[] properties;

    InBothOrders(String... properties) {
        this(QuizLikeApp.class, properties);
    }

    InBothOrders(Class<?> configuration, String... properties) {
        this.configuration = configuration;
        this.properties = properties;
    }

    @BeforeParameterizedClassInvocation
    void start() {
        var order = "quiz.preserve-receive-order=" + preserveReceiveOrder;
        server = QuizServer.startWith(
                configuration,
                Stream.concat(Stream.of(order), Stream.of(properties)).toArray(String[]::new));
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }
}
