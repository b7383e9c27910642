// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import io.github.singlesession.SessionLease;
import io.github.singlesession.spring.LiveSession;
import io.github.singlesession.spring.SingleSessionEndedEvent;
import io.github.singlesession.spring.SingleSessions;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The code of {@code docs/events-and-fencing.md}. */
@Configuration(proxyBeanMethods = false)
class EventsAndFencingExample {

    @Bean
    Answers answers() {
        return new Answers();
    }

    /** Stands for a table whose rows know the token they were written with. */
    static final class Answers {

        record Row(String choice, long token) {}

        final Map<String, Row> rows = new ConcurrentHashMap<>();

        void write(String player, String choice, long token) {
            rows.merge(player, new Row(choice, token), (there, late) -> late.token() < there.token() ? there : late);
        }
    }

    @RestController
    static final class Organizer {

        final Queue<String> gone = new ConcurrentLinkedQueue<>();
        private final SingleSessions singleSessions;
        private final Answers answers;

        Organizer(SingleSessions singleSessions, Answers answers) {
            this.singleSessions = singleSessions;
            this.answers = answers;
        }

        @EventListener
        void left(SingleSessionEndedEvent event) {
            if (event.successor() == null && event.remaining() == 0) {
                gone.add(event.lease().key().subject());
            }
        }

        @MessageMapping("/answer")
        void answer(@Payload String choice, SessionLease lease) {
            answers.write(lease.key().subject(), choice, lease.token());
        }

        @GetMapping("/players/{name}/sessions")
        CompletionStage<List<LiveSession>> sessions(@PathVariable("name") String name) {
            return singleSessions.sessions(name);
        }

        @DeleteMapping("/players/{name}/sessions")
        CompletionStage<List<LiveSession>> signOffEverywhere(@PathVariable("name") String name) {
            return singleSessions.end(name, "by the organizer");
        }
    }
}
