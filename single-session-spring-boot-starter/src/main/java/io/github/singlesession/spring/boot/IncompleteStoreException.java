// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

/** The application declares one half of a store of its own, but not the other. */
final class IncompleteStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String present;
    private final String missing;

    IncompleteStoreException(String present, String missing) {
        super("there is a " + present + " bean, but no " + missing + " bean");
        this.present = present;
        this.missing = missing;
    }

    String present() {
        return present;
    }

    String missing() {
        return missing;
    }
}
