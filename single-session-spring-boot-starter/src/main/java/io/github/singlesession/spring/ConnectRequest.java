// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.ClientHash;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of itself when it connects.
 *
 * @param client the hash of its secret id, null if it sent none
 * @param takeover whether it asks to take the seat
 */
record ConnectRequest(@Nullable ClientHash client, boolean takeover) {

    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_-]{16,128}");

    /**
     * Reads the headers.
     *
     * @throws OffContractException if a header is not what the contract allows; it says which and why
     */
    static ConnectRequest read(ConnectHeaders headers) {
        var client = single(ConnectHeaders.CLIENT, headers.client());
        if (client != null && !CLIENT_ID.matcher(client).matches()) {
            throw new OffContractException("The header " + ConnectHeaders.CLIENT + " (" + client.length()
                    + " characters) must be 16 to 128 characters from A-Z, a-z, 0-9, _ and -.");
        }
        var takeover = single(ConnectHeaders.TAKEOVER, headers.takeover());
        if (takeover != null && !takeover.equals("true")) {
            throw new OffContractException(
                    "The header " + ConnectHeaders.TAKEOVER + " must be true, or be left out to ask for nothing.");
        }
        return new ConnectRequest(client == null ? null : ClientHash.of(client), takeover != null);
    }

    private static @Nullable String single(String name, @Nullable List<String> values) {
        if (values == null || values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            throw new OffContractException("The header " + name + " came " + values.size() + " times; send it once.");
        }
        return values.get(0);
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
