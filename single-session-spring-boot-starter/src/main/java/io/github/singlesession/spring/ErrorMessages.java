// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Takes the texts for a person from messages: the application's, then those in this jar. */
final class ErrorMessages implements ErrorFrameFactory {

    /** Where the library's own messages are. */
    static final String BUNDLE = "io.github.singlesession.spring.messages";

    private static final String PREFIX = "single-session.error.";
    private static final long MILLIS = 1_000;
    private static final MessageSource OWN = own();

    private final MessageSource application;

    ErrorMessages(MessageSource application) {
        this.application = application;
    }

    @Override
    public String body(ErrorFrame frame) {
        var text = text(application, frame);
        return text == null ? ownText(frame) : text;
    }

    /** Returns the library's own text. */
    static String ownText(ErrorFrame frame) {
        return Objects.requireNonNullElse(text(OWN, frame), frame.code().name());
    }

    private static @Nullable String text(MessageSource messages, ErrorFrame frame) {
        var code = PREFIX + frame.code().name();
        long seconds = (frame.retryAfter().toMillis() + MILLIS - 1) / MILLIS;
        var arguments = new Object[] {seconds, Objects.requireNonNullElse(frame.detail(), "")};
        var text = messages.getMessage(code, arguments, null, frame.locale());
        // spring.messages.use-code-as-default-message answers every code.
        return text == null || text.equals(code) ? null : text.strip();
    }

    private static MessageSource own() {
        var messages = new ResourceBundleMessageSource();
        messages.setBundleClassLoader(ErrorMessages.class.getClassLoader());
        messages.setBasename(BUNDLE);
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        // Who asks for a language that is not there gets English, whatever the server speaks.
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
