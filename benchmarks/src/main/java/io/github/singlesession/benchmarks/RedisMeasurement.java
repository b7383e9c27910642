// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

/**
 * What one contender did in one round.
 *
 * @param perSecond operations a second, of all that were in flight together
 * @param serverMicros processor time of the Redis server an operation
 * @param clientMicros processor time of the virtual machine that asks it
 * @param reads how often the server read from a client; of one operation after the other, its round trips
 * @param commands how many commands the server ran an operation, those included that scripts call
 */
record RedisMeasurement(double perSecond, double serverMicros, double clientMicros, double reads, double commands)
        implements Rated {}
