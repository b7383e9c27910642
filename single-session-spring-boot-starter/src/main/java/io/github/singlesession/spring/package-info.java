// SPDX-License-Identifier: Apache-2.0
/** The edge: where connections meet the guard. Refuses, gates, ends and releases on Spring's WebSocket support. */
@NullMarked
package io.github.singlesession.spring;

import org.jspecify.annotations.NullMarked;
