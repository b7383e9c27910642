// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.support.NativeMessageHeaderAccessor;

/**
 * The order of a connection's frames: CONNECT first, and once. Spring would answer what is out of order with a bare
 * protocol error. On the way our request headers are taken out of CONNECT, so nobody else ever sees a client's secret.
 */
final class FrameOrder {

    private volatile boolean connectSeen;
    private volatile ConnectHeaders asked = ConnectHeaders.NONE;

    /** Returns what to tell a client whose frames are out of order, null if they are in order. */
    @Nullable
    Farewell objectionTo(List<Message<byte[]>> frames) {
        for (var frame : frames) {
            var type = SimpMessageHeaderAccessor.getMessageType(frame.getHeaders());
            boolean connect = type == SimpMessageType.CONNECT;
            if (connectSeen && connect) {
                return objection("This connection sent CONNECT already; a connection has one session.", frame);
            }
            if (!connectSeen && !connect) {
                return objection("The first frame must be CONNECT.", frame);
            }
            if (connect) {
                connectSeen = true;
                asked = ConnectHeaders.takenFrom(frame);
            }
        }
        return null;
    }

    /** Returns what the client asked of us with its CONNECT, once: its secret is not kept. */
    ConnectHeaders takeAsked() {
        var once = asked;
        asked = ConnectHeaders.NONE;
        return once;
    }

    private static Farewell objection(String why, Message<?> frame) {
        return Farewell.badRequest(why)
                .answering(NativeMessageHeaderAccessor.getFirstNativeHeader("receipt", frame.getHeaders()));
    }
}
