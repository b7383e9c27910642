// SPDX-License-Identifier: Apache-2.0
/** The application that the first page for users builds, which knows nothing of single sessions. */
@NullMarked
package io.github.singlesession.spring.docs.quickstart;

import org.jspecify.annotations.NullMarked;
