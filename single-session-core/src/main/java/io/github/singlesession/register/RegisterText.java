// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.register;

import io.github.singlesession.NodeId;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.Settings;
import io.github.singlesession.register.NodeRegister.Leased;
import io.github.singlesession.register.NodeRegister.Setting;
import java.time.Duration;

/**
 * The text form of a register, for stores that keep it as one record.
 *
 * <pre>{@code
 * v1|<heard at>|<grace end>
 * node|<id>|<lease end>|<sessions>      a line a node that has a lease
 * gone|<id>|<remembered until>          a line a node that left or was struck
 * set|<name>|<value>|<set at>           a line a setting
 * }</pre>
 *
 * <p>Times are microseconds since the epoch. Lines are separated by one line feed; nothing in them has to be escaped. A
 * later release may add fields at the end of a line, and other lines: they are not read, and not written again.
 */
public final class RegisterText {

    private static final String VERSION = "v1";

    private RegisterText() {}

    /** Writes a register down. */
    public static String write(NodeRegister register) {
        var text = new StringBuilder(VERSION);
        text.append('|').append(register.heardAt).append('|').append(register.graceEnd);
        register.leased.forEach((node, lease) -> line(text, "node", node, lease.end(), lease.sessions()));
        register.gone.forEach((node, until) -> line(text, "gone", node, until));
        register.settings.forEach((name, set) -> line(text, "set", name, set.value(), set.at()));
        return text.toString();
    }

    /**
     * Reads a register; an empty text is one that knows nobody.
     *
     * @param timing the times of the register, which its text does not have
     * @param kept for how long it is remembered who is gone
     * @throws IllegalArgumentException if the text is not the text form of a register, or of a later version
     */
    public static NodeRegister read(String text, NodeTiming timing, Duration kept) {
        var register = new NodeRegister(timing, kept);
        if (text.isEmpty()) {
            return register;
        }
        var lines = text.split("\n", -1);
        var head = lines[0].split("\\|", -1);
        if (!head[0].equals(VERSION)) {
            throw new IllegalArgumentException("register of nodes of version '" + head[0] + "': this library reads "
                    + VERSION + ", so a newer one wrote it; upgrade this node");
        }
        try {
            register.heardAt = Long.parseLong(head[1]);
            register.graceEnd = Long.parseLong(head[2]);
            for (int i = 1; i < lines.length; i++) {
                read(register, lines[i].split("\\|", -1));
            }
            return register;
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("register of nodes '" + text + "' has a line with too few fields", e);
        }
    }

    private static void read(NodeRegister register, String[] fields) {
        switch (fields[0]) {
            case "node" ->
                register.leased.put(
                        new NodeId(fields[1]), new Leased(Long.parseLong(fields[2]), Integer.parseInt(fields[3])));
            case "gone" -> register.gone.put(new NodeId(fields[1]), Long.parseLong(fields[2]));
            case "set" -> {
                Settings.check(fields[1], fields[2]);
                register.settings.put(fields[1], new Setting(fields[2], Long.parseLong(fields[3])));
            }
            default -> {
                // What a later release has to say beside it.
            }
        }
    }

    private static void line(StringBuilder text, Object... fields) {
        char separator = '\n';
        for (var field : fields) {
            text.append(separator).append(field);
            separator = '|';
        }
    }
}
