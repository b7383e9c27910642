// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

/**
 * The fields of a text, read one after the other: they are divided by bars, and lines by line feeds. Every claim is read
 * on a thread that all entries of its partition share, so that nothing is made but the fields themselves.
 */
final class Fields {

    private final String text;
    private int at;
    private int lineEnd;

    Fields(String text) {
        this(text, 0);
    }

    /** Creates what reads the fields from an index on. */
    Fields(String text, int from) {
        this.text = text;
        goTo(from);
    }

    /** Returns the next field of this line, empty where there is no more. */
    String next() {
        int start = at;
        return text.substring(start, pastField());
    }

    /**
     * Returns the next field of this line, a decimal number.
     *
     * @throws NumberFormatException if it is none
     */
    long number() {
        int start = at;
        return Long.parseLong(text, start, pastField(), 10);
    }

    /** Goes on to the next field, and returns where this one ends. */
    private int pastField() {
        int bar = text.indexOf('|', at);
        int end = bar < 0 || bar > lineEnd ? lineEnd : bar;
        at = Math.min(end + 1, lineEnd);
        return end;
    }

    /** Returns what is left of this line, bars and all, and goes on to the next line. */
    String rest() {
        int start = at;
        int end = lineEnd;
        nextLine();
        return text.substring(start, end);
    }

    /** Goes on to the next line, whatever else this one has. */
    void nextLine() {
        goTo(Math.min(lineEnd + 1, text.length()));
    }

    private void goTo(int start) {
        int feed = text.indexOf('\n', start);
        at = start;
        lineEnd = feed < 0 ? text.length() : feed;
    }

    /** Returns whether there is any more. */
    boolean more() {
        return at < text.length();
    }
}
