// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

/**
 * Where a store and the model part.
 *
 * @param seed the seed of the sequence
 * @param found how many operations it took
 * @param shortest a short history that differs too
 */
record Difference(long seed, int found, History shortest) {

    String inWords() {
        return "The store and the model part at operation %d of seed %d. %d operations show it:%n%n%s%n"
                        .formatted(found, seed, shortest.length(), shortest.inWords())
                + "To replay it: settings().only(%dL)".formatted(seed);
    }
}
