// SPDX-License-Identifier: Apache-2.0
/** Real Redis servers for tests, each a process of its own. */
@NullMarked
package io.github.singlesession.redis.server;

import org.jspecify.annotations.NullMarked;
