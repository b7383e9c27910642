// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

/** The application reaches Hazelcast as a client, and the store is in members. */
final class HazelcastClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HazelcastClientException(String instance) {
        super("the HazelcastInstance bean (" + instance + ") is a client");
    }
}
