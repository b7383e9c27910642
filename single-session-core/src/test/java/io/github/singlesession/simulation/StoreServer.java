// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.simulation;

import java.util.ArrayList;
import java.util.List;

/** The process of the store: it serves, or refuses, or hangs and serves what it received once it goes on. */
final class StoreServer {

    enum Mode {
        SERVES,
        REFUSES,
        HANGS
    }

    private Mode mode = Mode.SERVES;
    private final List<Runnable> received = new ArrayList<>();

    void receive(Runnable request, Runnable refusal) {
        switch (mode) {
            case SERVES -> request.run();
            case REFUSES -> refusal.run();
            case HANGS -> received.add(request);
        }
    }

    void become(Mode next) {
        mode = next;
        var waited = List.copyOf(received);
        received.clear();
        if (next == Mode.SERVES) {
            waited.forEach(Runnable::run);
        }
    }
}
