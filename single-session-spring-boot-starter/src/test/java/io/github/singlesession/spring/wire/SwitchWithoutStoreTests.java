// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.QuizServer.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.spring.Modes;
import io.github.singlesession.spring.Modes.Mode;
import io.github.singlesession.spring.wire.StoreSwitch.Line;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the kill switch while the store is away")
class SwitchWithoutStoreTests {

    @Test
    void switchesTheNodeThatIsAskedAndSaysThatItIsTheOnlyOne() {
        var properties = Stream.concat(
                Stream.of(StoreFailureApp.PROPERTIES),
                Stream.of(Operator.EXPOSED, "single-session.on-store-failure=fail-closed"));
        try (var server = QuizServer.startWith(StoreFailureApp.class, properties.toArray(String[]::new))) {
            server.context().getBean(StoreSwitch.class).set(Line.CUT);

            var answer = new Operator(server.port()).post("/singlesession", "{\"mode\": \"observe\"}");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().get("error")).asString().contains("every other node");
            patiently().until(() -> server.context().getBean(Modes.class).of("default") == Mode.OBSERVE);
            server.connected("alice").expectEcho("let in without a store");
            assertThat(new Operator(server.port()).get("/singlesession").status())
                    .isEqualTo(200);
            assertThat(new Operator(server.port()).get("/singlesession/alice").status())
                    .isEqualTo(503);
        }
    }
}
