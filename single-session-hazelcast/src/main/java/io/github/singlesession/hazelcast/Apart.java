// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import java.util.concurrent.Executor;

/** Does what may block, and is seldom done, on a thread of its own: listening, destroying, configuring. */
enum Apart implements Executor {
    INSTANCE;

    @Override
    public void execute(Runnable task) {
        var thread = new Thread(task, "single-session-hazelcast");
        thread.setDaemon(true);
        thread.start();
    }
}
