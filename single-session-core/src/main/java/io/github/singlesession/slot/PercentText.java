// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Any text as one field of another: percent-encoded, but for what may stand in a segment of a path and is no sign that
 * divides (<a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.3">RFC 3986</a>). Most names are their own text.
 */
final class PercentText {

    private static final boolean[] RAW = raw("-._~:@");
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentText() {}

    static String write(String value) {
        return isItsOwnText(value) ? value : encoded(value);
    }

    static String read(String text) {
        return text.indexOf('%') < 0 && text.indexOf('+') < 0 ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static boolean isItsOwnText(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!standsForItself(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static String encoded(String value) {
        var text = new StringBuilder(value.length());
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (standsForItself(c)) {
                text.append(c);
            } else {
                text.append('%').append(HEX[c >> 4]).append(HEX[c & 0xF]);
            }
        }
        return text.toString();
    }

    private static boolean standsForItself(char c) {
        return c < RAW.length && RAW[c];
    }

    private static boolean[] raw(String signs) {
        var raw = new boolean[128];
        for (char c = 0; c < raw.length; c++) {
            raw[c] =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || signs.indexOf(c) >= 0;
        }
        return raw;
    }
}
