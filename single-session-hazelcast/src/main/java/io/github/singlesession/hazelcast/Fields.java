// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

/**
 * The fields of a text, read one after the other: they are divided by bars, and lines by line feeds. Every claim is read
 * on a thread that all entries of its partition share, so that nothing is made but the fields themselves.
 */
final class Fields {

    private final String text;
    private int at;

    Fields(String text) {
        this.text = text;
    }

    /** Returns the next field of this line, empty where there is no more. */
    String next() {
        int start = at;
        int end = start;
        while (end < text.length() && text.charAt(end) != '|' && text.charAt(end) != '\n') {
            end++;
        }
        at = end < text.length() && text.charAt(end) == '|' ? end + 1 : end;
        return text.substring(start, end);
    }

    long number() {
        return Long.parseLong(next());
    }

    /** Returns what is left of this line, bars and all, and goes on to the next line. */
    String rest() {
        int start = at;
        int feed = text.indexOf('\n', start);
        at = feed < 0 ? text.length() : feed + 1;
        return text.substring(start, feed < 0 ? text.length() : feed);
    }

    /** Goes on to the next line, whatever else this one has. */
    void nextLine() {
        int feed = text.indexOf('\n', at);
        at = feed < 0 ? text.length() : feed + 1;
    }

    /** Returns whether there is any more. */
    boolean more() {
        return at < text.length();
    }
}
