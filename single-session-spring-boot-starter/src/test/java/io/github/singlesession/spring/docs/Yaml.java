// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.docs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** A part of a YAML file, and where it stands there. */
record Yaml(String path, @Nullable Object value) {

    /** Returns what is below these keys, which are separated by dots. */
    Yaml at(String keys) {
        var found = this;
        for (var key : keys.split("\\.", -1)) {
            found = found.get(key);
        }
        return found;
    }

    /** Returns what is below one key, which may have dots. */
    Yaml get(String key) {
        return new Yaml(path + "/" + key, map().get(key));
    }

    boolean has(String key) {
        return map().containsKey(key);
    }

    Map<?, ?> map() {
        return as(Map.class);
    }

    List<Yaml> items() {
        List<?> items = as(List.class);
        return items.stream().map(item -> new Yaml(path + "[]", item)).toList();
    }

    List<String> texts() {
        return items().stream().map(Yaml::asText).toList();
    }

    String asText() {
        return String.valueOf(as(Object.class));
    }

    Duration asSeconds() {
        return Duration.ofSeconds(Long.parseLong(asText()));
    }

    String text(String keys) {
        return at(keys).asText();
    }

    int number(String keys) {
        return at(keys).as(Integer.class);
    }

    Duration seconds(String keys) {
        return at(keys).asSeconds();
    }

    Duration duration(String keys) {
        return DurationStyle.detectAndParse(text(keys));
    }

    private <T> T as(Class<T> type) {
        if (!type.isInstance(value)) {
            throw new AssertionError(path + " is " + value);
        }
        return type.cast(value);
    }
}
