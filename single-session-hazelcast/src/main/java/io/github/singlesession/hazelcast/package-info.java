// SPDX-License-Identifier: Apache-2.0
/** The store in the members of a Hazelcast cluster: no server beside the application's own nodes. */
@NullMarked
package io.github.singlesession.hazelcast;

import org.jspecify.annotations.NullMarked;
