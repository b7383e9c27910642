// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.guard.SessionGuard;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import org.springframework.web.socket.sockjs.support.SockJsHttpRequestHandler;

/**
 * Enforces on WebSocket endpoints that speak no STOMP: the application's own handlers. They are reached where they are
 * mapped, so the application changes nothing.
 */
public final class PlainEnforcement {

    private final EnforcedPaths paths;
    private final RuleBook ruleBook;
    private final PlainAdmission admission;
    private final IdentityHashMap<Object, Object> replacements = new IdentityHashMap<>();

    /**
     * Creates an enforcement that enforces nothing until mappings are installed.
     *
     * @param queryParameters whether a client may ask by query parameters, too
     */
    public PlainEnforcement(
            EdgeSettings settings,
            boolean queryParameters,
            RuleBook ruleBook,
            SessionGuard guard,
            SessionEvents events,
            Connections connections) {
        this.paths = settings.paths();
        this.ruleBook = ruleBook;
        this.admission =
                new PlainAdmission(new ConnectAdmission(guard, events, ruleBook), connections, paths, queryParameters);
    }

    /** Returns whether a mapping has WebSocket endpoints that speak no STOMP. */
    public static boolean concerns(SimpleUrlHandlerMapping mapping) {
        return mapping.getUrlMap().values().stream().anyMatch(PlainEnforcement::plain);
    }

    /** Puts the enforcement around the handlers of a mapping, which must not have registered them yet. */
    public synchronized void install(SimpleUrlHandlerMapping mapping) {
        var rewritten = new LinkedHashMap<String, Object>();
        mapping.getUrlMap().forEach((pattern, handler) -> {
            if (plain(handler)) {
                rewritten.put(pattern, replacements.computeIfAbsent(handler, this::replacement));
            }
        });
        mapping.setUrlMap(rewritten);
        paths.mapped(rewritten.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof SockJsHttpRequestHandler
                        || !entry.getKey().endsWith("/**"))
                .map(Map.Entry::getKey));
    }

    /** Says what is enforced where, and warns of what an operator would not expect; to be called once all are mapped. */
    public void review(Map<String, HandlerMapping> mappings) {
        var review = new EndpointReview(paths, ruleBook);
        mappings.forEach((name, mapping) -> {
            if (mapping instanceof AbstractUrlHandlerMapping urls) {
                review.add(name, urls);
            }
        });
        review.tellWhatIsEnforced();
        review.warnOfSharedSeats();
    }

    private static boolean plain(Object httpHandler) {
        var handler = PlainHandlers.behind(httpHandler);
        return handler != null && !PlainHandlers.speaksStomp(handler) && !PlainHandlers.decorated(handler);
    }

    /** Returns the same with our decorator; a subclass may do more than can be seen, so it stays as it is. */
    private Object replacement(Object httpHandler) {
        if (httpHandler.getClass() == WebSocketHttpRequestHandler.class) {
            var original = (WebSocketHttpRequestHandler) httpHandler;
            var replaced = new WebSocketHttpRequestHandler(
                    decorate(original.getWebSocketHandler()), original.getHandshakeHandler());
            replaced.setHandshakeInterceptors(original.getHandshakeInterceptors());
            return replaced;
        }
        if (httpHandler.getClass() == SockJsHttpRequestHandler.class) {
            var original = (SockJsHttpRequestHandler) httpHandler;
            return new SockJsHttpRequestHandler(original.getSockJsService(), decorate(original.getWebSocketHandler()));
        }
        return httpHandler;
    }

    private WebSocketHandler decorate(WebSocketHandler handler) {
        return new PlainHandlerDecorator(handler, admission);
    }
}
