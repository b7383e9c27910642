// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.SessionRegistry;
import java.util.function.Function;

/**
 * A registry that is broken on purpose.
 *
 * @param rule the id of the rule that it breaks
 * @param what what it does wrong
 * @param registry makes it from the parts of a sound store
 */
record Breakage(String rule, String what, Function<Parts, SessionRegistry> registry) {

    @Override
    public String toString() {
        return rule + ": a registry that " + what;
    }
}
