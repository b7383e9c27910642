// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import io.github.singlesession.spring.SignOuts;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Hears from the servlet container, or from Spring Session, that an HTTP session is over: invalidated, as by a sign-out, or
 * timed out. It is made with the web server, ahead of everything else, so what it tells is looked up when there is news.
 */
final class HttpSessionEnds implements HttpSessionListener, HttpSessionIdListener {

    private final ObjectProvider<SignOuts> signOuts;

    HttpSessionEnds(ObjectProvider<SignOuts> signOuts) {
        this.signOuts = signOuts;
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        signOuts.ifAvailable(told -> told.httpSessionEnded(event.getSession().getId()));
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldSessionId) {
        signOuts.ifAvailable(
                told -> told.httpSessionRenamed(oldSessionId, event.getSession().getId()));
    }
}
