// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Makes a failing sequence short: leaves out what it fails without, ever smaller pieces, within a number of replays. */
final class Shrinking {

    private final Function<List<Operation>, History> replay;
    private List<Operation> operations;
    private History shortest;
    private int left;

    Shrinking(Function<List<Operation>, History> replay, List<Operation> operations, History failed, int replays) {
        this.replay = replay;
        this.operations = operations.subList(0, failed.length());
        this.shortest = failed;
        this.left = replays;
    }

    /** Returns the shortest history found that still differs. */
    History shortest() {
        int size;
        do {
            size = operations.size();
            leaveOut();
            simplify();
        } while (operations.size() < size && left > 0);
        return shortest;
    }

    private void leaveOut() {
        for (int piece = Math.max(1, operations.size() / 2); piece >= 1; piece /= 2) {
            for (int from = operations.size() - piece; from >= 0; from -= piece) {
                tryWithout(Math.min(from, operations.size()), piece);
            }
        }
    }

    private void tryWithout(int from, int piece) {
        var rest = new ArrayList<>(operations.subList(0, from));
        rest.addAll(operations.subList(Math.min(from + piece, operations.size()), operations.size()));
        if (rest.size() < operations.size()) {
            keepIfDiffers(rest);
        }
    }

    private void simplify() {
        for (int i = 0; i < operations.size(); i++) {
            for (var simpler : Simpler.of(operations.get(i))) {
                var changed = new ArrayList<>(operations);
                changed.set(i, simpler);
                if (keepIfDiffers(changed)) {
                    break;
                }
            }
        }
    }

    private boolean keepIfDiffers(List<Operation> fewer) {
        if (left-- <= 0) {
            return false;
        }
        var history = replay.apply(fewer);
        if (history.differs()) {
            shortest = history;
            operations = fewer.subList(0, history.length());
        }
        return history.differs();
    }
}
