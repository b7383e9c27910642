// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a1b2", "with@at", "@", "a@10.0.0.1"})
    void comesBackFromALease(String simpSessionId) throws UnknownHostException {
        var remote = new InetSocketAddress(InetAddress.getByAddress(new byte[] {10, 0, 0, 7}), 50_000);

        var name = ConnectionName.of(ConnectionName.of(simpSessionId, remote).text());

        assertThat(name).isEqualTo(new ConnectionName(simpSessionId, "10.0.0.7"));
        assertThat(ConnectionName.of(ConnectionName.of(simpSessionId, null).text()))
                .isEqualTo(new ConnectionName(simpSessionId, null));
    }

    @Test
    void mayBeAnAddressOnly() {
        var remote = new InetSocketAddress(InetAddress.getLoopbackAddress(), 50_000);

        assertThat(ConnectionName.of(ConnectionName.of(null, remote).text()))
                .isEqualTo(new ConnectionName(null, "127.0.0.1"));
        assertThat(ConnectionName.of(null, null).text()).isNull();
        assertThat(ConnectionName.of(null)).isEqualTo(new ConnectionName(null, null));
    }

    @ParameterizedTest
    @CsvSource({"113, 10.0.0.123", "119,", "127,", "128,"})
    void keepsTheIdWhereBothDoNotFit(int length, String address) throws UnknownHostException {
        var remote = new InetSocketAddress(InetAddress.getByAddress(new byte[] {10, 0, 0, 123}), 50_000);
        var id = "x".repeat(length);

        var text = ConnectionName.of(id, remote).text();

        assertThat(text).hasSizeLessThanOrEqualTo(128);
        assertThat(ConnectionName.of(text)).isEqualTo(new ConnectionName(id, address));
    }
}
