// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

/**
 * A node that is in the register.
 *
 * @param node which
 * @param sessions how many sessions it had when it last renewed
 */
public record NodeStatus(NodeId node, int sessions) {}
