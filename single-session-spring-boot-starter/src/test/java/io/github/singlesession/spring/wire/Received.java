// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

/** What a {@link RawWebSocket} got from the server, in the order in which it came. */
sealed interface Received {

    /** A text message, put together if it came in fragments. */
    record Text(String payload) implements Received {}

    record Binary(int length) implements Received {}

    /** A ping; its payload is to be sent back (RFC 6455 section 5.5.3). */
    record Ping(String payload) implements Received {}

    record Pong() implements Received {}

    /** A close frame; code 1005 stands for a frame without a code (RFC 6455 section 7.1.5). */
    record Close(int code, String reason) implements Received {}

    /** The connection ended with a FIN. */
    record Eof() implements Received {}

    /** The connection ended with a RST, or otherwise than with a FIN. */
    record Reset(String cause) implements Received {}
}
