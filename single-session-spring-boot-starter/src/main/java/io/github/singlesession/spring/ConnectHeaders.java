// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.ClientHash;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of itself when it connects.
 *
 * @param client the hash of its secret id, null if it sent none
 * @param takeover whether it asks to take the seat
 */
record ConnectHeaders(@Nullable ClientHash client, boolean takeover) {

    static final String CLIENT = "single-session-client";
    static final String TAKEOVER = "single-session-takeover";

    /** What is taken out of a request before it goes on: a broker must not see a client's secret. */
    static final Set<String> NAMES = Set.of(CLIENT, TAKEOVER);

    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_-]{16,128}");

    /**
     * Reads the headers.
     *
     * @param values gives all values of a header, or null if it is not there
     * @throws OffContractException if a header is not what the contract allows; it says which and why
     */
    static ConnectHeaders read(Function<String, @Nullable List<String>> values) {
        var client = single(CLIENT, values);
        if (client != null && !CLIENT_ID.matcher(client).matches()) {
            throw new OffContractException("The header " + CLIENT + " (" + client.length()
                    + " characters) must be 16 to 128 characters from A-Z, a-z, 0-9, _ and -.");
        }
        var takeover = single(TAKEOVER, values);
        if (takeover != null && !takeover.equals("true")) {
            throw new OffContractException(
                    "The header " + TAKEOVER + " must be true, or be left out to ask for nothing.");
        }
        return new ConnectHeaders(client == null ? null : ClientHash.of(client), takeover != null);
    }

    private static @Nullable String single(String name, Function<String, @Nullable List<String>> values) {
        var all = values.apply(name);
        if (all == null || all.isEmpty()) {
            return null;
        }
        if (all.size() > 1) {
            throw new OffContractException("The header " + name + " came " + all.size() + " times; send it once.");
        }
        return all.get(0);
    }

    /** A request that the contract does not allow. The message is for the client. */
    static final class OffContractException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        OffContractException(String why) {
            super(why, null, false, false);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }
}
