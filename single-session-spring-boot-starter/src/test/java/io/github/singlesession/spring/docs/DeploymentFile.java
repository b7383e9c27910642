// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A file under {@code docs/deployment} that starts nodes of the sample. */
enum DeploymentFile {
    COMPOSE("compose.yaml") {

        @Override
        Stream<Yaml> containers() {
            var services = document().at("services");
            return services.map().keySet().stream().map(name -> services.get(String.valueOf(name)));
        }

        @Override
        List<Yaml> nodes() {
            return containers().filter(service -> service.has("build")).toList();
        }

        @Override
        void collect(Yaml node, Map<String, Object> environment) {
            node.at("environment").map().forEach((name, value) -> environment.put(String.valueOf(name), worth(value)));
        }

        private Object worth(Object value) {
            return String.valueOf(value).startsWith("${") ? new Secret(String.valueOf(value)) : String.valueOf(value);
        }
    },

    KUBERNETES("kubernetes.yaml") {

        @Override
        Stream<Yaml> containers() {
            return ofKind("Deployment").at("spec.template.spec.containers").items().stream();
        }

        @Override
        List<Yaml> nodes() {
            return containers().toList();
        }

        @Override
        void collect(Yaml node, Map<String, Object> environment) {
            node.at("env").items().forEach(variable -> environment.put(variable.text("name"), worth(variable)));
        }

        private Object worth(Yaml variable) {
            return variable.has("value")
                    ? variable.text("value")
                    : new Secret(variable.text("valueFrom.secretKeyRef.name"));
        }
    };

    /** A value that stands elsewhere. */
    record Secret(String where) {}

    private final String name;

    DeploymentFile(String name) {
        this.name = name;
    }

    abstract Stream<Yaml> containers();

    /** The containers that run the sample. */
    abstract List<Yaml> nodes();

    abstract void collect(Yaml node, Map<String, Object> environment);

    String text() {
        return Page.read(Page.DOCS.resolve("deployment").resolve(name)).text();
    }

    List<Yaml> documents() {
        var parser = new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions()));
        return StreamSupport.stream(parser.loadAll(text()).spliterator(), false)
                .map(document -> new Yaml(name, document))
                .toList();
    }

    /** The first document, where there is one only. */
    Yaml document() {
        return documents().get(0);
    }

    Yaml ofKind(String kind) {
        return documents().stream()
                .filter(document -> document.text("kind").equals(kind))
                .findFirst()
                .orElseThrow();
    }

    List<String> images() {
        return containers().map(container -> container.text("image")).toList();
    }

    /** What the nodes are told: texts, and secrets that stand elsewhere. */
    Map<String, Object> environment() {
        var environment = new HashMap<String, Object>();
        nodes().forEach(node -> collect(node, environment));
        return environment;
    }
}
