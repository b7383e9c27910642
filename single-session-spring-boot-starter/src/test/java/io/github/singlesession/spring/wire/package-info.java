// SPDX-License-Identifier: Apache-2.0
/** What clients get on the wire: raw sockets against a real Tomcat, the bytes and close codes asserted. */
@NullMarked
package io.github.singlesession.spring.wire;

import org.jspecify.annotations.NullMarked;
