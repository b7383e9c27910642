// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.crowd;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A {@link CrowdApp} on a real Tomcat, on a port of 127.0.0.1 that was free, with room for any crowd. */
public final class CrowdServer implements AutoCloseable {

    private static final List<String> DEFAULTS = List.of(
            "--server.address=127.0.0.1",
            "--server.port=0",
            "--server.tomcat.max-connections=50000",
            "--server.tomcat.accept-count=1000",
            "--spring.main.banner-mode=off",
            "--logging.level.root=WARN");

    private final ConfigurableApplicationContext context;

    private CrowdServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts one with these properties, {@code name=value}. */
    public static CrowdServer start(String... properties) {
        var arguments = new ArrayList<>(DEFAULTS);
        Stream.of(properties).map("--"::concat).forEach(arguments::add);
        return new CrowdServer(new SpringApplicationBuilder(CrowdApp.class).run(arguments.toArray(String[]::new)));
    }

    public int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    <B> B bean(Class<B> type) {
        return context.getBean(type);
    }

    Object bean(String name) {
        return context.getBean(name);
    }

    @Override
    public void close() {
        context.close();
    }
}
