// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.sample.game;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The people of a room, in the order of their arrival. Those who left stay in the list until the next game. */
final class Players {

    private final Map<String, Player> byName = new LinkedHashMap<>();

    @Nullable
    Player find(String name) {
        return byName.get(name);
    }

    void put(Player player) {
        byName.put(player.name(), player);
    }

    void each(UnaryOperator<Player> change) {
        byName.replaceAll((name, player) -> change.apply(player));
    }

    void forgetGone() {
        byName.values().removeIf(player -> !player.present());
    }

    boolean anyPresent() {
        return byName.values().stream().anyMatch(Player::present);
    }

    boolean allPresent(Predicate<Player> condition) {
        return byName.values().stream().filter(Player::present).allMatch(condition);
    }

    List<String> winners() {
        int best = byName.values().stream().mapToInt(Player::score).max().orElse(0);
        return byName.values().stream()
                .filter(player -> best > 0 && player.score() == best)
                .map(Player::name)
                .toList();
    }

    List<Player> list() {
        return List.copyOf(byName.values());
    }
}
