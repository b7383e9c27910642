// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.Session;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;

class CloseFramesTest {

    private final Map<String, Object> properties = new HashMap<>();
    private final Map<String, Object> propertiesAtClose = new HashMap<>();

    @Test
    void haveASecondToBeSent() {
        new LastFrameSession(session()).finish(null, CloseStatus.NORMAL);

        assertThat(propertiesAtClose).containsExactly(Map.entry(CloseFrames.TOMCAT_PROPERTY, 1_000L));
    }

    @Test
    void haveTheTimeThatTheApplicationSays() {
        properties.put(CloseFrames.TOMCAT_PROPERTY, 7L);

        new LastFrameSession(session()).finish(null, CloseStatus.NORMAL);

        assertThat(propertiesAtClose).containsExactly(Map.entry(CloseFrames.TOMCAT_PROPERTY, 7L));
    }

    private WebSocketSession session() {
        var standard = fake(Session.class, method -> properties);
        return (WebSocketSession) fake(ContainersSession.class, method -> {
            if (method.equals("close")) {
                propertiesAtClose.putAll(properties);
            }
            return method.equals("getNativeSession") ? standard : null;
        });
    }

    private static Object fake(Class<?> type, Answers answers) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.answer(method.getName()));
    }

    private interface ContainersSession extends WebSocketSession, NativeWebSocketSession {}

    private interface Answers {

        @Nullable
        Object answer(String method);
    }
}
