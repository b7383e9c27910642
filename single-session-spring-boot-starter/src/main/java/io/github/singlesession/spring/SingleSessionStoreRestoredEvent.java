// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

/** The store answers again, after it was {@linkplain SingleSessionStoreLostEvent lost}. */
public record SingleSessionStoreRestoredEvent() {}
