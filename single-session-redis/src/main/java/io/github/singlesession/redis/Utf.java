// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.redis;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Text as UTF-8, of which no two are the same bytes. UTF-8 has no bytes for half a surrogate pair, and Java writes
 * {@code ?} for it: two users would become one. Such a half is written as U+FFFF, which stands for no character, and
 * four hexadecimal digits; so is U+FFFF itself.
 */
final class Utf {

    private static final Pattern UNWRITABLE = Pattern.compile("[\uD800-\uDFFF\uFFFF]");
    private static final Pattern WRITTEN = Pattern.compile("\uFFFF([0-9A-F]{4})");
    private static final int HEX = 16;

    private Utf() {}

    static byte[] bytes(String text) {
        return (writable(text) ? text : escaped(text)).getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFF') < 0
                ? text
                : WRITTEN.matcher(text)
                        .replaceAll(match -> String.valueOf((char) Integer.parseInt(match.group(1), HEX)));
    }

    /** Nearly all text is. By hand: the matcher of a regular expression takes longer than all else that a command does. */
    private static boolean writable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= Character.MIN_SURROGATE) {
                return false;
            }
        }
        return true;
    }

    private static String escaped(String text) {
        var unwritable = UNWRITABLE.matcher(text);
        return unwritable.find()
                ? unwritable.replaceAll(
                        match -> "\uFFFF%04X".formatted((int) match.group().charAt(0)))
                : text;
    }
}
