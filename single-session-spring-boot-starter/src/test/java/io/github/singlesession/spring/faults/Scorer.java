// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import io.github.singlesession.SessionLease;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.messaging.simp.annotation.SendToUser;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the application does. */
@Controller
class Scorer {

    private final ScoreFile scores;

    Scorer(ScoreFile scores) {
        this.scores = scores;
    }

    @MessageMapping("/answer")
    @SendToUser(destinations = "/queue/scored", broadcast = false)
    String answer(@Payload String answer, SessionLease lease) {
        scores.write(lease);
        return answer;
    }

    @GetMapping("/page")
    @ResponseBody
    String page() {
        return "a page";
    }
}
