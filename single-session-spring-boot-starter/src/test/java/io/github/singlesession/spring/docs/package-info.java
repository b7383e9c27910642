// SPDX-License-Identifier: Apache-2.0
/** The code that the pages under {@code docs} show, run against a real server, and what holds the pages true to it. */
@NullMarked
package io.github.singlesession.spring.docs;

import org.jspecify.annotations.NullMarked;
