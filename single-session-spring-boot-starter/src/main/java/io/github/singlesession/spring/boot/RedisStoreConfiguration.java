// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.Cluster;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.redis.RedisCluster;
import io.github.singlesession.redis.RedisOptions;
import io.github.singlesession.redis.RedisReview;
import io.github.singlesession.redis.RedisSessionRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The store in the application's own Redis, unless the application has a store of its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(RedisSessionRegistry.class)
@ConditionalOnStore(Store.REDIS)
@ConditionalOnBean(RedisConnectionFactory.class)
@ConditionalOnMissingBean({SessionRegistry.class, Cluster.class})
class RedisStoreConfiguration {

    private static final Logger log = LoggerFactory.getLogger(SingleSessionAutoConfiguration.class);

    /** So many store time-outs, since it may have to be connected first. */
    private static final int PATIENCE = 10;

    @Bean
    RedisCluster singleSessionCluster(
            RedisConnectionFactory redis, SingleSessionProperties properties, SingleSessionThreads threads) {
        return new RedisCluster(
                lettuce(redis), options(properties), threads.edge().notices());
    }

    @Bean
    RedisSessionRegistry singleSessionRegistry(RedisConnectionFactory redis, SingleSessionProperties properties) {
        return new RedisSessionRegistry(lettuce(redis), options(properties));
    }

    /** Warns once, at the start, and keeps nobody waiting for what Redis says of itself. */
    @Bean
    SmartInitializingSingleton singleSessionRedisReview(
            RedisConnectionFactory redis, SingleSessionProperties properties) {
        var review = new RedisReview(lettuce(redis));
        return () -> {
            review.ofClient().forEach(log::warn);
            review.ofServer(properties.storeTimeout().multipliedBy(PATIENCE)).whenComplete((warnings, failure) -> {
                if (failure == null) {
                    warnings.forEach(log::warn);
                } else {
                    log.debug("Redis does not say how it is set up", failure);
                }
            });
        };
    }

    private static LettuceConnectionFactory lettuce(RedisConnectionFactory redis) {
        if (redis instanceof LettuceConnectionFactory lettuce) {
            return lettuce;
        }
        throw new ForeignRedisClientException(redis.getClass());
    }

    private static RedisOptions options(SingleSessionProperties properties) {
        return new RedisOptions(
                properties.redis().keyPrefix(),
                properties.node().timing(),
                properties.reaffirmInterval(),
                properties.storeTimeout());
    }
}
