// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.SessionLease;

/**
 * A session of this node was granted its key. Published before the client or a plain handler hears of it.
 *
 * @param lease what it holds
 */
public record SingleSessionGrantedEvent(SessionLease lease) {}
