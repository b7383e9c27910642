// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import io.github.singlesession.Cluster;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.spring.SingleSessionStoreLostEvent;
import io.github.singlesession.spring.SingleSessionStoreRestoredEvent;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

/** An application with a store of its own, of which the line can fail, and with plain handlers beside STOMP. */
@Configuration(proxyBeanMethods = false)
@Import(PlainBesideStompTests.Beside.class)
class StoreFailureApp {

    static final NodeTiming TIMING =
            new NodeTiming(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(3));

    /** The times of {@link #TIMING} as properties, and a scope of its own for the plain handlers. */
    static final String[] PROPERTIES = {
        "single-session.node.lease=3s",
        "single-session.node.heartbeat=1s",
        "single-session.store-timeout=500ms",
        "single-session.reaffirm-interval=2s",
        "single-session.scopes.raw.paths=/raw"
    };

    final Queue<String> news = new ConcurrentLinkedQueue<>();

    @Bean
    StoreSwitch storeSwitch(@Value("${line-at-the-start:WHOLE}") StoreSwitch.Line line) {
        return new StoreSwitch(line);
    }

    @Bean
    SessionRegistry registry(StoreSwitch storeSwitch) {
        return storeSwitch.registry();
    }

    @Bean
    Cluster cluster(StoreSwitch storeSwitch) {
        return storeSwitch.cluster();
    }

    @EventListener
    void lost(SingleSessionStoreLostEvent event) {
        news.add("lost");
    }

    @EventListener
    void restored(SingleSessionStoreRestoredEvent event) {
        news.add("restored");
    }
}
