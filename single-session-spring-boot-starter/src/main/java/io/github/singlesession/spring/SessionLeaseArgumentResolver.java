// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.SessionLease;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.invocation.HandlerMethodArgumentResolver;
import org.springframework.messaging.handler.invocation.MethodArgumentResolutionException;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;

/**
 * Gives {@code @MessageMapping} and {@code @SubscribeMapping} methods, and their exception handlers, the {@link
 * SessionLease} of the session that a message came from, with the fencing token that belongs beside what is written on
 * the message's behalf. The store is not asked.
 *
 * <p>It is what the session holds at this moment. Of a session that was over by the time it is what it held last: a write
 * that carries its token then loses against every write of a successor, and against none else.
 *
 * <p>A session without a lease is one whose endpoint is not enforced, or that was let in with no user. There a parameter
 * of type {@code Optional<SessionLease>} is empty and one that is {@code @Nullable} is null; any other fails the message, and
 * the method is not called.
 */
public final class SessionLeaseArgumentResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.nestedIfOptional().getNestedParameterType() == SessionLease.class;
    }

    @Override
    public @Nullable Object resolveArgument(MethodParameter parameter, Message<?> message) {
        var attributes = SimpMessageHeaderAccessor.getSessionAttributes(message.getHeaders());
        var connection = Connection.of(attributes);
        var lease = connection == null ? null : connection.lease();
        if (parameter.getParameterType() == Optional.class) {
            return Optional.ofNullable(lease);
        }
        if (lease == null && !parameter.isOptional()) {
            throw new MethodArgumentResolutionException(
                    message,
                    parameter,
                    "The session has no lease: its endpoint is not enforced, or it has no user."
                            + " Declare Optional<SessionLease> to allow for that.");
        }
        return lease;
    }
}
