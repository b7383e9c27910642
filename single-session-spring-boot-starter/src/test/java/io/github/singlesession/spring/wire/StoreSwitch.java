// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import io.github.singlesession.Cluster;
import io.github.singlesession.SessionRegistry;
import io.github.singlesession.SessionStoreException;
import io.github.singlesession.memory.InMemoryCluster;
import io.github.singlesession.memory.InMemorySessionRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;

/** A real store, and the line to it: whole, cut, or one that swallows what is sent. */
final class StoreSwitch implements DisposableBean {

    enum Line {
        WHOLE,
        CUT,
        SWALLOWS
    }

    private final ExecutorService notices = Executors.newSingleThreadExecutor();
    private final InMemoryCluster cluster =
            new InMemoryCluster(InstantSource.system(), StoreFailureApp.TIMING, notices);
    private final InMemorySessionRegistry registry =
            new InMemorySessionRegistry(InstantSource.system(), System::nanoTime, cluster);

    private volatile Line line;

    StoreSwitch(Line line) {
        this.line = line;
    }

    void set(Line other) {
        line = other;
    }

    /** Returns the store itself, whatever the line is. */
    SessionRegistry store() {
        return registry;
    }

    SessionRegistry registry() {
        return behindTheLine(SessionRegistry.class, registry);
    }

    Cluster cluster() {
        return behindTheLine(Cluster.class, cluster);
    }

    private <T> T behindTheLine(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getDeclaringClass() == Object.class || line == Line.WHOLE) {
                return call(() -> method.invoke(real, args));
            }
            return line == Line.CUT
                    ? CompletableFuture.failedFuture(new SessionStoreException("the line is cut", null))
                    : new CompletableFuture<>();
        }));
    }

    private static Object call(Callable<Object> call) throws Throwable {
        try {
            return call.call();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public void destroy() {
        notices.shutdownNow();
    }
}
