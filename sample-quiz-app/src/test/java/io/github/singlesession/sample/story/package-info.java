// SPDX-License-Identifier: Apache-2.0
/** What people see: the running application in a real browser, several tabs at once. */
@NullMarked
package io.github.singlesession.sample.story;

import org.jspecify.annotations.NullMarked;
