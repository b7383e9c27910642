// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The settings that all nodes follow, as this node last heard them. */
final class HeardSettings {

    private final Context context;

    private Map<String, String> heard = Map.of();
    private CompletionStage<Void> telling = CompletableFuture.completedFuture(null);

    HeardSettings(Context context) {
        this.context = context;
    }

    /** The register answered. What it does not know any more stays as it was: data that got lost are no decision. */
    synchronized void heard(Map<String, String> settings) {
        if (!settings.isEmpty() && !settings.equals(heard)) {
            become(settings);
        }
    }

    /** Somebody set something on this node, which follows it before the register was heard. */
    synchronized void set(String name, String value) {
        become(Map.of(name, value));
    }

    private void become(Map<String, String> changes) {
        var all = new HashMap<>(heard);
        all.putAll(changes);
        if (!all.equals(heard)) {
            var told = Map.copyOf(all);
            heard = told;
            telling = telling.thenRunAsync(
                    () -> context.listener().set(told), context.runtime().answers());
        }
    }
}
