// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.StaticMessageSource;

class ErrorMessagesTest {

    private final StaticMessageSource application = new StaticMessageSource();

    @ParameterizedTest
    @EnumSource
    void haveATextForEveryCodeInBothLanguages(SessionCode code) {
        var english = text(code, Locale.ENGLISH);
        var korean = text(code, Locale.KOREA);

        assertThat(english).matches("[A-Z][\\x20-\\x7e]+ [\\x20-\\x7e]+\\.");
        assertThat(korean).matches("[가-힣 .,]+\\.").isNotEqualTo(english);
    }

    @ParameterizedTest
    @EnumSource
    void giveWayToTheApplicationsText(SessionCode code) {
        application.addMessage("single-session.error." + code, Locale.KOREA, "{0} seconds");

        assertThat(text(code, Locale.KOREA)).isEqualTo("3 seconds");
        assertThat(text(code, Locale.ENGLISH)).isNotEqualTo("3 seconds");
    }

    private String text(SessionCode code, Locale locale) {
        var frame = new ErrorFrame(code, locale, Duration.ofMillis(2_250), null, null);
        return ErrorFrameFactory.ofMessages(application).body(frame);
    }
}
