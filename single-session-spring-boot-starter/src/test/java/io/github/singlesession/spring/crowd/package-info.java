// SPDX-License-Identifier: Apache-2.0
/** Thousands of live STOMP connections on one real server: what they leave behind, and what they cost. */
@NullMarked
package io.github.singlesession.spring.crowd;

import org.jspecify.annotations.NullMarked;
