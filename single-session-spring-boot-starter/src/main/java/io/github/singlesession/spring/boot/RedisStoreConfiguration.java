// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.Cluster;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.redis.RedisCluster;
import io.github.singlesession.redis.RedisOptions;
import io.github.singlesession.redis.RedisSessionRegistry;
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
