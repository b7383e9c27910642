// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.Cluster;
import io.github.singlesession.SessionRegistry;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A store as the contract meets it: its two halves, and a hand on its clock.
 *
 * <p>The store may be new for every test, or one for all of them: every test brings subjects, session ids and nodes that
 * never were before.
 *
 * @param registry the half of the store that the contract is about
 * @param cluster the half by which the registry tells nodes; both halves have the same time
 * @param advance lets the store's time pass, at once and without waiting; it may also run by itself, no rule asks for it
 *     to stand still
 */
public record StoreUnderTest(SessionRegistry registry, Cluster cluster, Consumer<Duration> advance) {}
