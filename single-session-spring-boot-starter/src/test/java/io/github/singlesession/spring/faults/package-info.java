// SPDX-License-Identifier: Apache-2.0
/**
 * Applications in processes of their own over a real Redis, and what goes wrong with them: nodes are killed and stopped,
 * Redis is killed and stopped, what lies between them is cut. What a user's client went through and what the application
 * processed is measured and held against the bounds of {@code docs/guarantees.md}.
 */
@NullMarked
package io.github.singlesession.spring.faults;

import org.jspecify.annotations.NullMarked;
