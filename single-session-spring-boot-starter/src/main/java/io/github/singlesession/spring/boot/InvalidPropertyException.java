// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

/** A property has a value that is not allowed. */
final class InvalidPropertyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String property;
    private final String value;
    private final String allowed;

    InvalidPropertyException(String property, Object value, String allowed) {
        super("single-session." + property + " is '" + value + "'; allowed: " + allowed);
        this.property = "single-session." + property;
        this.value = String.valueOf(value);
        this.allowed = allowed;
    }

    String property() {
        return property;
    }

    String value() {
        return value;
    }

    String allowed() {
        return allowed;
    }
}
