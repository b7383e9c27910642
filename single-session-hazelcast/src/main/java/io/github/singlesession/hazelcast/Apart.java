// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import com.hazelcast.core.HazelcastInstanceNotActiveException;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what may block, and is seldom done, on a thread of its own: listening, destroying, configuring. */
enum Apart implements Executor {
    INSTANCE;

    private static final Logger log = LoggerFactory.getLogger(Apart.class);

    /** Does something that is as good as done where Hazelcast is not active any more. */
    static void unlessOver(Runnable task) {
        try {
            task.run();
        } catch (HazelcastInstanceNotActiveException e) {
            log.debug("Hazelcast is not active any more", e);
        }
    }

    @Override
    public void execute(Runnable task) {
        var thread = new Thread(task, "single-session-hazelcast");
        thread.setDaemon(true);
        thread.start();
    }
}
