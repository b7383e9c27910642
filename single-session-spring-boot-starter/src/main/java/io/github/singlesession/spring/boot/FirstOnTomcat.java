// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import java.util.Arrays;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Lets us hear of the end of an HTTP session before Tomcat's own listener, which closes the WebSockets of a user who was
 * signed in there, with 1008 and no word of ours. The last listener is told first, so ours goes behind all that are there
 * once the context has started. Loaded only where Boot's Tomcat is.
 */
final class FirstOnTomcat implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private final HttpSessionEnds ends;

    FirstOnTomcat(HttpSessionEnds ends) {
        this.ends = ends;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addContextCustomizers(context -> context.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.AFTER_START_EVENT)) {
                addTo(context);
            }
        }));
    }

    private void addTo(Context context) {
        var there = context.getApplicationLifecycleListeners();
        var all = Arrays.copyOf(there, there.length + 1);
        all[there.length] = ends;
        context.setApplicationLifecycleListeners(all);
    }
}
