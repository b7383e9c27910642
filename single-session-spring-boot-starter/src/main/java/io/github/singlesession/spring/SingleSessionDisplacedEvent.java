// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.SessionLease;

/**
 * A session of this node displaced another one, of this node or of any other.
 *
 * @param lease what the loser held
 * @param successor what the newcomer holds
 */
public record SingleSessionDisplacedEvent(SessionLease lease, SessionLease successor) {}
