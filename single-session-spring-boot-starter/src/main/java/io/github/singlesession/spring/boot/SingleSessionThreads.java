// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.spring.EdgeThreads;
import org.springframework.beans.factory.DisposableBean;

/** Keeps the library's threads out of the bean factory, where Spring Boot would take them for its channels. */
final class SingleSessionThreads implements DisposableBean {

    private final EdgeThreads edge = new EdgeThreads();

    EdgeThreads edge() {
        return edge;
    }

    @Override
    public void destroy() {
        edge.close();
    }
}
