// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import io.github.singlesession.Cluster;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.guard.OnStoreFailure;
import io.github.singlesession.hazelcast.HazelcastCluster;
import io.github.singlesession.hazelcast.HazelcastOptions;
import io.github.singlesession.hazelcast.HazelcastReview;
import io.github.singlesession.hazelcast.HazelcastSessionRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store in the application's own Hazelcast member, unless the application has a store of its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(HazelcastSessionRegistry.class)
@ConditionalOnStore(Store.HAZELCAST)
@ConditionalOnBean(HazelcastInstance.class)
@ConditionalOnMissingBean({SessionRegistry.class, Cluster.class})
class HazelcastStoreConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SingleSessionAutoConfiguration.class);

    @Bean
    HazelcastCluster singleSessionCluster(
            HazelcastInstance hazelcast, SingleSessionProperties properties, SingleSessionThreads threads) {
        return new HazelcastCluster(
                member(hazelcast),
                options(properties),
                threads.edge().answers(),
                threads.edge().notices());
    }

    @Bean
    HazelcastSessionRegistry singleSessionRegistry(
            HazelcastInstance hazelcast,
            SingleSessionProperties properties,
            HazelcastCluster singleSessionCluster,
            SingleSessionThreads threads) {
        return new HazelcastSessionRegistry(
                hazelcast,
                options(properties),
                singleSessionCluster,
                threads.edge().answers());
    }

    /** Warns once, at the start. */
    @Bean
    SmartInitializingSingleton singleSessionHazelcastReview(
            HazelcastInstance hazelcast, SingleSessionProperties properties) {
        var review = new HazelcastReview(hazelcast, options(properties));
        return () -> {
            review.warnings().forEach(log::warn);
            if (properties.onStoreFailure() == OnStoreFailure.FAIL_CLOSED) {
                review.underFailClosed(properties.storeTimeout()).forEach(log::warn);
            }
        };
    }

    private static HazelcastInstance member(HazelcastInstance hazelcast) {
        if (hazelcast.getLocalEndpoint() instanceof Member) {
            return hazelcast;
        }
        throw new HazelcastClientException(hazelcast.getName());
    }

    private static HazelcastOptions options(SingleSessionProperties properties) {
        return new HazelcastOptions(
                properties.hazelcast().mapPrefix(), properties.node().timing(), properties.reaffirmInterval());
    }
}
