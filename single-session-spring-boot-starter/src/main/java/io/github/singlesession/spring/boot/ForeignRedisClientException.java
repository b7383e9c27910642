// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

/** The application reaches Redis by a client that the store cannot use. */
final class ForeignRedisClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForeignRedisClientException(Class<?> factory) {
        super("the RedisConnectionFactory bean is a " + factory.getName() + ", not one of Lettuce");
    }
}
