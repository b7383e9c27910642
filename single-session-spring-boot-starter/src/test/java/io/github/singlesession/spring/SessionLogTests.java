// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionRule;
import io.github.singlesession.guard.Admission;
import io.github.singlesession.guard.AdmissionRequest;
import io.github.singlesession.guard.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

@DisplayName("what a rule did")
class SessionLogTests {

    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(SessionLog.class);

    private final AtomicLong time = new AtomicLong();
    private final SessionLog log = new SessionLog(Enforced.MODES, new LogLimit(time::get));
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        LOGGER.addAppender(lines);
        LOGGER.setLevel(Level.INFO);
    }

    @AfterEach
    void stop() {
        LOGGER.detachAppender(lines);
        LOGGER.setLevel(null);
    }

    @Test
    void isLoggedOnceAMinuteAndKey() {
        refuse("alice");
        refuse("alice");
        refuse("bob");
        assertThat(lines.list).hasSize(2);

        time.addAndGet(Duration.ofSeconds(59).toNanos());
        refuse("alice");
        assertThat(lines.list).hasSize(2);

        time.addAndGet(Duration.ofSeconds(2).toNanos());
        refuse("alice");
        assertThat(lines.list).hasSize(3);
    }

    @Test
    void namesNobodyButAtDebug() {
        refuse("alice");
        assertThat(lines.list)
                .singleElement()
                .hasToString("[INFO] A connection was refused: DUPLICATE_SESSION in scope default");

        LOGGER.setLevel(Level.DEBUG);
        refuse("bob");
        assertThat(lines.list.get(1))
                .hasToString("[DEBUG] A connection was refused: DUPLICATE_SESSION in scope default, subject bob");
    }

    @Test
    void isKeptFromNobodyByTheCrowdBeforeHim() {
        for (int i = 0; i < 20_000; i++) {
            refuse("user-" + i);
        }
        lines.list.clear();

        refuse("alice");
        refuse("alice");

        assertThat(lines.list).hasSize(1);
    }

    @Test
    void saysTheWayOutOfTheFirstMistakeOnce() {
        var warnings = new ListAppender<ILoggingEvent>();
        warnings.start();
        var logger = (Logger) LoggerFactory.getLogger(FirstMistake.class);
        logger.addAppender(warnings);
        var mistake = new FirstMistake();

        mistake.noUser("/ws");
        mistake.noUser("/ws");

        logger.detachAppender(warnings);
        assertThat(warnings.list).singleElement().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARN);
            assertThat(line.getFormattedMessage()).contains("/ws", "4401", "single-session.unauthenticated");
        });
    }

    @Test
    void isNoWarningWhateverTheClientsDo() {
        for (var refusal : Refusal.values()) {
            refuse("alice", refusal);
        }

        assertThat(lines.list).allMatch(line -> line.getLevel() == Level.INFO);
    }

    private void refuse(String user) {
        refuse(user, Refusal.DUPLICATE_SESSION);
    }

    private void refuse(String user, Refusal refusal) {
        var rule = SessionRule.of(ConflictPolicy.FIRST_COME, 1);
        var request = new AdmissionRequest(SessionKey.of(user), "laptop", rule, null, false, null);
        log.refused(request, new Admission.Refused(refusal, List.of(), Duration.ZERO));
    }
}
