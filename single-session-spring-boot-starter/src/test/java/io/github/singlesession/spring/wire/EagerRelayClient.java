// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import java.util.concurrent.CompletableFuture;
import org.springframework.messaging.simp.stomp.StompReactorNettyCodec;
import org.springframework.messaging.tcp.ReconnectStrategy;
import org.springframework.messaging.tcp.TcpConnectionHandler;
import org.springframework.messaging.tcp.reactor.ReactorNettyTcpClient;

/** The client that Spring's relay has by itself, which finds a broker that is back in a moment rather than in five seconds. */
final class EagerRelayClient extends ReactorNettyTcpClient<byte[]> {

    private static final long MOMENT = 100;

    EagerRelayClient(int port) {
        super("127.0.0.1", port, new StompReactorNettyCodec());
    }

    @Override
    public CompletableFuture<Void> connectAsync(
            TcpConnectionHandler<byte[]> relay, ReconnectStrategy everyFiveSeconds) {
        return super.connectAsync(relay, attempt -> MOMENT);
    }
}
