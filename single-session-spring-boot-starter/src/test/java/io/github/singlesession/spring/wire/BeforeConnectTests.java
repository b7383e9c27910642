// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.wire;

import static io.github.singlesession.spring.wire.Ending.BAD_REQUEST;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("what comes before CONNECT")
class BeforeConnectTests extends InBothOrders {

    @Test
    void answersTheReceiptThatAFrameBeforeConnectAskedFor() {
        var client = server.open("bob").send(StompFrame.send("/app/echo", "x").plus("receipt:r-1"));

        BAD_REQUEST.expectOn(client, "receipt-id:r-1");
    }

    @Test
    void answersTheReceiptThatASecondConnectAskedFor() {
        BAD_REQUEST.expectOn(server.connected("alice").connect("receipt:r-2"), "receipt-id:r-2");
    }

    @Test
    void isRefusedEvenIfItIsAHeartBeat() {
        BAD_REQUEST.expectOn(server.open("carol").raw("\n"));
    }
}
