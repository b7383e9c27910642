// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.activemq.broker.BrokerService;
import org.springframework.messaging.simp.stomp.StompBrokerRelayMessageHandler;

/** An ActiveMQ that keeps nothing, behind a {@link RelayTap}; a server with these properties relays to it. */
final class RelayBroker implements AutoCloseable {

    private BrokerService broker = started();
    private final RelayTap tap = RelayTap.open(port(broker));

    /** The property by which a {@link QuizLikeApp} relays to this broker. */
    String property() {
        return "quiz.relay-port=" + tap.port();
    }

    /** Waits until the relay knows that the broker is there: before that it sends every client away. */
    static void awaitAvailable(QuizServer server) {
        var relay = relay(server);
        QuizServer.patiently().until(relay::isBrokerAvailable);
    }

    static void awaitUnavailable(QuizServer server) {
        var relay = relay(server);
        QuizServer.patiently().until(() -> !relay.isBrokerAvailable());
    }

    /** Sends a message, and expects it to reach this client by way of the broker. */
    static void expectMessage(QuizServer server, RawStomp client, String body) {
        client.send(StompFrame.subscribe("quiz", "/topic/quiz").plus("receipt:subscribed"));
        client.expect("RECEIPT");
        server.broker().convertAndSend("/topic/quiz", body);
        assertThat(client.expect("MESSAGE").body()).isEqualTo(body);
    }

    RelayTap tap() {
        return tap;
    }

    /** The relay's connection for the client that sent this line with its CONNECT. */
    RelayTap.Tapped connectionOf(String header) {
        return QuizServer.patiently()
                .until(() -> connectionsOf(header).toList(), found -> found.size() == 1)
                .get(0);
    }

    Stream<RelayTap.Tapped> connectionsOf(String header) {
        return tap.connections().stream()
                .filter(connection -> List.of(connection.sent().split("\n", -1)).contains(header));
    }

    void stop() {
        tap.close();
        stop(broker);
    }

    void startAgain() {
        broker = started();
        tap.reopen(port(broker));
    }

    @Override
    public void close() {
        stop();
    }

    private static StompBrokerRelayMessageHandler relay(QuizServer server) {
        return server.context().getBean(StompBrokerRelayMessageHandler.class);
    }

    private static BrokerService started() {
        try {
            var broker = new BrokerService();
            broker.setPersistent(false);
            broker.setUseJmx(false);
            broker.setUseShutdownHook(false);
            broker.setAdvisorySupport(false);
            broker.addConnector("stomp://127.0.0.1:0");
            broker.start();
            broker.waitUntilStarted();
            return broker;
        } catch (Exception e) {
            throw new IllegalStateException("ActiveMQ did not start", e);
        }
    }

    private static void stop(BrokerService broker) {
        try {
            broker.stop();
            broker.waitUntilStopped();
        } catch (Exception e) {
            throw new IllegalStateException("ActiveMQ did not stop", e);
        }
    }

    private static int port(BrokerService broker) {
        try {
            return broker.getTransportConnectors().get(0).getConnectUri().getPort();
        } catch (Exception e) {
            throw new IllegalStateException("ActiveMQ listens nowhere", e);
        }
    }
}
