// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The text of a slot, opened for tampering. */
final class SlotRecord {

    static final int TOKEN = 0;
    static final int CLIENT = 3;
    static final int EXPIRY = 4;
    static final int CONNECTION = 6;

    private static final int WINDOW_END = 2;
    private static final int TAKEOVERS = 3;
    private static final int REVOKED_UP_TO = 4;
    private static final int SESSION_ID = 2;

    private final String[] header;
    private final List<String[]> leases = new ArrayList<>();

    private SlotRecord(String text) {
        var lines = new ArrayList<>(List.of(text.split("\n", -1)));
        header = (lines.get(0).startsWith("v1|") ? lines.remove(0) : "v1||||").split("\\|", -1);
        lines.forEach(line -> {
            if (!line.isEmpty()) {
                leases.add(line.split("\\|", -1));
            }
        });
    }

    static String edit(String text, Consumer<SlotRecord> change) {
        var slot = new SlotRecord(text);
        change.accept(slot);
        var lines = new ArrayList<>(slot.leases);
        lines.add(0, slot.header);
        return lines.stream().map(fields -> String.join("|", fields)).collect(Collectors.joining("\n"));
    }

    /** Writes over one field of one lease. */
    void set(String sessionId, int field, String value) {
        leases.stream().filter(lease -> lease[SESSION_ID].equals(sessionId)).forEach(lease -> lease[field] = value);
    }

    void countTakeovers(int more) {
        header[TAKEOVERS] = String.valueOf(takeovers() + more);
    }

    int takeovers() {
        return header[TAKEOVERS].isEmpty() ? 0 : Integer.parseInt(header[TAKEOVERS]);
    }

    void windowEnds(long micros) {
        header[WINDOW_END] = String.valueOf(micros);
    }

    boolean hasNoWindow() {
        return header[WINDOW_END].isEmpty();
    }

    void forgetEndings() {
        header[REVOKED_UP_TO] = "";
    }

    void forgetTokens() {
        header[1] = "";
    }
}
