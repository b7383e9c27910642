// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.account;

import java.util.List;

/** An account that everybody knows, password included: this is a demonstration, and it listens on one machine only. */
record DemoAccount(String name, String password) {

    static final List<DemoAccount> ALL = List.of(
            new DemoAccount("alice", "wonderland"),
            new DemoAccount("bob", "builder"),
            new DemoAccount("carol", "carousel"));
}
