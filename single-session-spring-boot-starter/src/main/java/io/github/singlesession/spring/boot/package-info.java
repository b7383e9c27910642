// SPDX-License-Identifier: Apache-2.0
/** Auto-configuration: from {@code single-session.*} and the application's beans to an enforcement that runs. */
@NullMarked
package io.github.singlesession.spring.boot;

import org.jspecify.annotations.NullMarked;
