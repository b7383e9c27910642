// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

/**
 * What one contender did in one round.
 *
 * @param perSecond operations a second, of all that were in flight together
 * @param cpuMicros processor time an operation, of all members and of who asks them
 */
record HazelcastMeasurement(double perSecond, double cpuMicros) implements Rated {}
