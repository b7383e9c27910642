// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

/** Where the leases are, as {@code single-session.store} names it. */
enum Store {

    /** Where the module on the class path puts them, and in memory where there is none. */
    AUTO,

    /** In this JVM: for one instance. */
    MEMORY,

    REDIS,
    HAZELCAST
}
