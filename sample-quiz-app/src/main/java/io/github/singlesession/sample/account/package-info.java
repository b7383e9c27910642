// SPDX-License-Identifier: Apache-2.0
/** Who may play, and how they sign in. */
@NullMarked
package io.github.singlesession.sample.account;

import org.jspecify.annotations.NullMarked;
