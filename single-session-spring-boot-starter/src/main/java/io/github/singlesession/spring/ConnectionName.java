// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import java.net.InetSocketAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a lease names its connection to people: Spring's id of it, and the address that it comes from, as {@code id@address}.
 * So a denial can say on one node whom it was for on another.
 *
 * @param simpSessionId what Spring calls it, null if it has no such name
 * @param address where it comes from, null if that is not known
 */
public record ConnectionName(
        @Nullable String simpSessionId, @Nullable String address) {

    private static final ConnectionName NONE = new ConnectionName(null, null);

    /** What a lease can name a connection by. */
    private static final Pattern TEXT = Pattern.compile("[!-~]{1,128}");

    /** Returns what the text of a lease says. */
    public static ConnectionName of(@Nullable String text) {
        if (text == null) {
            return NONE;
        }
        // A SockJS client chooses its id, which may hold any character; what stands behind the last @ is ours.
        int at = text.lastIndexOf('@');
        return at < 0
                ? new ConnectionName(text, null)
                : new ConnectionName(orNull(text.substring(0, at)), orNull(text.substring(at + 1)));
    }

    static ConnectionName of(@Nullable String simpSessionId, @Nullable InetSocketAddress remote) {
        return new ConnectionName(
                simpSessionId, remote == null || remote.getAddress() == null ? null : literal(remote));
    }

    /** Returns the text for a lease, null if there is nothing to say; an id that leaves no room for an address has none. */
    @Nullable
    String text() {
        if (simpSessionId == null && address == null) {
            return null;
        }
        var whole = (simpSessionId == null ? "" : simpSessionId) + "@" + (address == null ? "" : address);
        return fits(whole) || simpSessionId == null ? whole : withoutAddress(simpSessionId);
    }

    private static @Nullable String withoutAddress(String simpSessionId) {
        var marked = simpSessionId + "@";
        if (fits(marked)) {
            return marked;
        }
        return simpSessionId.indexOf('@') < 0 && fits(simpSessionId) ? simpSessionId : null;
    }

    private static boolean fits(String text) {
        return TEXT.matcher(text).matches();
    }

    /** Without the name of a network interface, which says nothing elsewhere. */
    private static String literal(InetSocketAddress remote) {
        return remote.getAddress().getHostAddress().replaceFirst("%.*", "");
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
