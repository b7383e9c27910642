// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.crowd;

import com.github.benmanes.caffeine.cache.Cache;
import io.github.singlesession.guard.SessionGuard;
import io.github.singlesession.memory.InMemorySessionRegistry;
import io.github.singlesession.spring.Connections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.LongSupplier;
import org.springframework.messaging.simp.broker.SimpleBrokerMessageHandler;
import org.springframework.messaging.simp.user.SimpUserRegistry;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.web.socket.messaging.SubProtocolWebSocketHandler;

/** How many entries a server has wherever a connection is noted: in our tables and Spring's, and in our queues. */
final class Census {

    static final int TABLES = 10;

    /** Without connections the timer has the node's next heartbeat and its next round, and nothing waits for anything. */
    static final Map<String, Long> IDLE = Map.of(
            "slots that wait for their end", 0L,
            "leases owed to the store", 0L,
            "tasks of the timer", 2L,
            "tasks of the answers", 0L,
            "tasks of the notices", 0L,
            "tasks of the farewells", 0L,
            "tasks of the pings", 0L);

    private final Map<String, LongSupplier> tables = new LinkedHashMap<>();
    private final Map<String, LongSupplier> queues = new LinkedHashMap<>();

    Census(CrowdServer server) {
        var registry = server.bean(InMemorySessionRegistry.class);
        table("sessions of the guard", server.bean(SessionGuard.class), "sessions", "sessions");
        table("slots of the registry", registry, "slots", "slots");
        table("connections of the edge", server.bean(Connections.class), "open");

        var sockets = server.bean(SubProtocolWebSocketHandler.class);
        table("WebSocket sessions of Spring", sockets, "sessions");
        var stomp = sockets.getProtocolHandlers().get(0);
        table("STOMP decoders of Spring", stomp, "decoders");
        table("STOMP sessions of Spring", stomp, "sessions");
        var users = server.bean(SimpUserRegistry.class);
        table("users of Spring", users, "users");
        table("user sessions of Spring", users, "sessions");
        var broker = server.bean(SimpleBrokerMessageHandler.class);
        table("sessions of the broker", broker, "sessions");
        table("subscribers of the broker", broker, "subscriptionRegistry", "sessionRegistry", "sessions");

        var endings = (Cache<?, ?>) field(registry, "slots", "endings");
        queues.put("slots that wait for their end", endings::estimatedSize);
        queues.put(
                "leases owed to the store",
                () -> server.bean(SessionGuard.class).status().inDoubt());
        var threads = server.bean("singleSessionThreads");
        for (var name : new String[] {"timer", "answers", "notices", "farewells", "pings"}) {
            var pool = (ThreadPoolExecutor) field(threads, "edge", name);
            queues.put("tasks of the " + name, () -> pool.getQueue().size() + pool.getActiveCount());
        }
    }

    /** Returns how long each table is, once all are this long or patience ends. */
    Map<String, Long> tables(long expected) {
        return Patience.lookUntil(
                () -> read(tables), counts -> counts.values().stream().allMatch(count -> count == expected));
    }

    /** Returns how long each queue is, once all are empty but for what the node does next, or patience ends. */
    Map<String, Long> queues() {
        return Patience.lookUntil(() -> read(queues), IDLE::equals);
    }

    private static Map<String, Long> read(Map<String, LongSupplier> sources) {
        var counts = new LinkedHashMap<String, Long>();
        sources.forEach((name, source) -> counts.put(name, source.getAsLong()));
        return counts;
    }

    private void table(String name, Object owner, String... path) {
        var table = (Map<?, ?>) field(owner, path);
        tables.put(name, table::size);
    }

    private static Object field(Object owner, String... path) {
        var value = owner;
        for (var name : path) {
            value = Objects.requireNonNull(ReflectionTestUtils.getField(value, name), name);
        }
        return value;
    }
}
