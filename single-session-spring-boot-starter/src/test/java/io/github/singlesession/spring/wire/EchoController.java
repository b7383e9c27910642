// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.handler.annotation.DestinationVariable;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.annotation.SubscribeMapping;
import org.springframework.stereotype.Controller;

/** The application's work: what comes here has passed every gate. */
@Controller
class EchoController {

    private final AppRecorder recorder;

    EchoController(AppRecorder recorder) {
        this.recorder = recorder;
    }

    /** Records, and answers nothing. */
    @MessageMapping("/echo")
    void echo(@Payload String body, SimpMessageHeaderAccessor headers) {
        record(body, headers);
    }

    /** Records, and answers the subscriber directly. */
    @SubscribeMapping("/echo/{body}")
    String answer(@DestinationVariable("body") String body, SimpMessageHeaderAccessor headers) {
        record(body, headers);
        return body;
    }

    /** Works until the test lets it go: everything behind it on its session waits, if order is preserved. */
    @MessageMapping("/block")
    void block(@Payload String body, SimpMessageHeaderAccessor headers) {
        record(body, headers);
        recorder.awaitUnblocked();
    }

    private void record(String body, SimpMessageHeaderAccessor headers) {
        recorder.processed(
                new AppRecorder.Processed(String.valueOf(headers.getSessionId()), nameOf(headers.getUser()), body));
    }

    private static @Nullable String nameOf(@Nullable Principal user) {
        return user == null ? null : user.getName();
    }
}
