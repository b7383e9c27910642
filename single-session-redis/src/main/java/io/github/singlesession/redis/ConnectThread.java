// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One daemon that waits for connections, so that neither callers nor Lettuce's own threads do; it ends when idle. */
final class ConnectThread implements Executor {

    private final ThreadPoolExecutor pool;

    ConnectThread() {
        pool = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), ConnectThread::daemon);
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "single-session-redis-connect");
        thread.setDaemon(true);
        return thread;
    }
}
