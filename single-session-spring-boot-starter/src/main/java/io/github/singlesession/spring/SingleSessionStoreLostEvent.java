// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

/** The store stopped to answer. Told once, until it {@linkplain SingleSessionStoreRestoredEvent answers again}. */
public record SingleSessionStoreLostEvent() {}
