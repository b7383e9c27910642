// SPDX-License-Identifier: Apache-2.0
/** The register of nodes, for authors of stores: what it holds, how it changes, and how it is written down. */
@NullMarked
package io.github.singlesession.register;

import org.jspecify.annotations.NullMarked;
