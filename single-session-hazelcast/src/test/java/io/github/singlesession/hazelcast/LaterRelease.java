// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import io.github.singlesession.Cluster;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionRegistry;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assertions;

/**
 * A later release of what decides and of what is written down: the sources of this one, with more in every text than this
 * one knows. The vocabulary is the same, so that both may be asked alike.
 */
final class LaterRelease {

    private static final List<Path> SOURCES =
            List.of(Path.of("../single-session-core/src/main/java"), Path.of("src/main/java"));
    private static final String BASE = "io/github/singlesession/";
    private static final List<String> PACKAGES = List.of(BASE + "slot/", BASE + "register/", BASE + "hazelcast/");

    /** What the sources say, and what they will say. */
    private static final Map<String, String> CHANGES = Map.of(
            "text.append('|').append(connection(lease.connection()));",
                    "text.append('|').append(connection(lease.connection())).append(\"|later\");",
            "field(text, header.revokedUpTo());", "field(text, header.revokedUpTo()); text.append(\"|later\");",
            "SlotText.connection(lease.connection()));", "SlotText.connection(lease.connection()), \"later\");",
            "return text.append('\\n');", "return text.append(\"\\nlater\\n\");",
            "return \"alone|\" + granted.lease().token();", "return \"alone|\" + granted.lease().token() + \"|later\";",
            "text.append(\"granted|\").append(granted.holders());",
                    "text.append(\"granted|\").append(granted.holders()).append(\"|later\");",
            "register.leased.forEach((node, lease) -> line(text, \"node\", node, lease.end(), lease.sessions()));",
                    "register.leased.forEach((node, lease) -> line(text, \"node\", node, lease.end(), lease.sessions(),"
                            + " \"later\")); line(text, \"zone\", \"later\");",
            "return text.toString();\n    }\n\n    private static SessionLease lease(",
                    "return text.append(\"|later\").toString();\n    }\n\n    private static SessionLease lease(");

    /** Until one is made: the same as this release. */
    static final LaterRelease NONE = new LaterRelease(LaterRelease.class.getClassLoader());

    private final ClassLoader loader;

    private LaterRelease(ClassLoader loader) {
        this.loader = loader;
    }

    static LaterRelease compiledTo(Path folder) throws IOException {
        var changed = new ArrayList<String>();
        var files = new ArrayList<Path>();
        for (var root : SOURCES) {
            for (var place : PACKAGES) {
                if (Files.isDirectory(root.resolve(place))) {
                    try (Stream<Path> sources = Files.list(root.resolve(place))) {
                        for (var source : sources.toList()) {
                            files.add(later(source, folder.resolve("src").resolve(root.relativize(source)), changed));
                        }
                    }
                }
            }
        }
        Assertions.assertEquals(CHANGES.size(), changed.size(), "what could be changed: " + changed);
        compile(files, folder.resolve("classes"));
        return new LaterRelease(new Loader(folder.resolve("classes").toUri().toURL()));
    }

    private static Path later(Path source, Path target, List<String> changed) throws IOException {
        var text = Files.readString(source);
        for (var change : CHANGES.entrySet()) {
            if (text.contains(change.getKey())) {
                text = text.replace(change.getKey(), change.getValue());
                changed.add(change.getKey());
            }
        }
        Files.createDirectories(target.getParent());
        return Files.writeString(target, text);
    }

    private static void compile(List<Path> files, Path classes) throws IOException {
        Files.createDirectories(classes);
        var arguments =
                new ArrayList<>(List.of("-proc:none", "-nowarn", "-classpath", System.getProperty("java.class.path")));
        arguments.addAll(List.of("-d", classes.toString()));
        files.forEach(file -> arguments.add(file.toString()));
        var compiler = ToolProvider.getSystemJavaCompiler();
        Assertions.assertEquals(0, compiler.run(null, null, null, arguments.toArray(String[]::new)), "javac");
    }

    /** Returns what a member has to load its classes by. */
    ClassLoader loader() {
        return loader;
    }

    /** Returns the two halves of the later store. */
    Store on(HazelcastInstance member, String mapPrefix, Executor answers, Executor notices)
            throws ReflectiveOperationException {
        var optionsType = type("HazelcastOptions");
        var options = optionsType
                .getConstructor(String.class, NodeTiming.class, Duration.class)
                .newInstance(mapPrefix, NodeTiming.DEFAULT, Duration.ofMinutes(1));
        var clusterType = type("HazelcastCluster");
        var cluster = clusterType
                .getConstructor(HazelcastInstance.class, optionsType, Executor.class, Executor.class)
                .newInstance(member, options, answers, notices);
        var registry = type("HazelcastSessionRegistry")
                .getConstructor(HazelcastInstance.class, optionsType, clusterType, Executor.class)
                .newInstance(member, options, cluster, answers);
        return new Store((SessionRegistry) registry, (Cluster) cluster);
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        return loader.loadClass("io.github.singlesession.hazelcast." + name);
    }

    record Store(SessionRegistry registry, Cluster cluster) {}

    /** Has what it was given of the packages that changed, and all else from this release. */
    private static final class Loader extends URLClassLoader {

        Loader(URL classes) throws MalformedURLException {
            super(new URL[] {classes}, LaterRelease.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (PACKAGES.stream().noneMatch(name.replace('.', '/')::startsWith)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                var known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
        }
    }
}
