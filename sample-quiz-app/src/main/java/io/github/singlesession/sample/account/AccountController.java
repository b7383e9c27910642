// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.account;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the first screen asks. */
@RestController
final class AccountController {

    /** The accounts there are, and the one that this browser is signed in to. */
    record Accounts(@Nullable String signedIn, List<DemoAccount> demo) {}

    @GetMapping("/accounts")
    Accounts accounts(@Nullable Principal principal) {
        return new Accounts(principal == null ? null : principal.getName(), DemoAccount.ALL);
    }
}
