// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.boot;

import static io.github.singlesession.spring.boot.PropertyChecks.atLeastOne;
import static io.github.singlesession.spring.boot.PropertyChecks.patterns;
import static io.github.singlesession.spring.boot.PropertyChecks.positive;
import static io.github.singlesession.spring.boot.PropertyChecks.text;

import io.github.singlesession.ConflictPolicy;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionRule;
import io.github.singlesession.TakeoverLimit;
import io.github.singlesession.guard.GuardOptions;
import io.github.singlesession.guard.OnStoreFailure;
import io.github.singlesession.spring.Modes;
import io.github.singlesession.spring.Modes.Mode;
import io.github.singlesession.spring.Scope;
import io.github.singlesession.spring.ScopedRule;
import io.github.singlesession.spring.Scopes;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.web.util.pattern.PathPattern;

/**
 * What {@code single-session.*} in the application's configuration says.
 *
 * @param enabled whether anything is enforced at all
 * @param mode what is done with who is off the rule: enforce refuses or ends, observe counts and lets everyone in
 * @param store where the leases are: auto takes the store whose module is on the class path, memory where there is none
 * @param policy who keeps the seat when one user connects twice: first-come keeps the holder, kick-old lets the newcomer in
 * @param limit how many sessions one user may have at once
 * @param paths patterns of the endpoints that are enforced
 * @param excludePaths patterns of endpoints that are not enforced, also where paths names them
 * @param unauthenticated what happens to a connection without a user
 * @param onStoreFailure what happens while the store does not answer: fail-open lets sessions go on and newcomers in, one
 *     seat per user on each node; fail-closed refuses newcomers, and ends who speaks after the node's lease
 * @param storeTimeout how long any call of the store may take
 * @param node how this node keeps its sessions alive in the store
 * @param reaffirmInterval how often the store is asked about a session that nothing happens to
 * @param connectTimeout how long a connection may take to send CONNECT before it is closed
 * @param takeover when a newcomer may take the seat of a holder
 * @param ping how clients that vanish without a word are found out
 * @param drain how the node leaves at shutdown
 * @param endOnLogout whether WebSocket sessions end with the HTTP session that they were opened in, by Spring Security's
 *     sign-out or otherwise, its time-out included; those of other HTTP sessions of the user go on. A sign-out without an
 *     HTTP session ends all of the user's sessions
 * @param plain what differs for plain WebSocket clients, which speak no STOMP
 * @param scopes rules of their own for some of the endpoints that are enforced, each by the name of its scope
 * @param redis what the store in Redis is told
 * @param hazelcast what the store in Hazelcast is told
 */
@ConfigurationProperties(prefix = "single-session", ignoreUnknownFields = false)
record SingleSessionProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("enforce") Mode mode,
        @DefaultValue("auto") Store store,
        @DefaultValue("first-come") ConflictPolicy policy,
        @DefaultValue("1") int limit,
        @DefaultValue("/**") List<String> paths,
        @DefaultValue List<String> excludePaths,
        @DefaultValue("reject") Unauthenticated unauthenticated,
        @DefaultValue("fail-open") OnStoreFailure onStoreFailure,
        @DefaultValue("1s") Duration storeTimeout,
        @NestedConfigurationProperty @DefaultValue NodeProperties node,
        @DefaultValue("1m") Duration reaffirmInterval,
        @DefaultValue("60s") Duration connectTimeout,
        @DefaultValue Takeover takeover,
        @DefaultValue Ping ping,
        @DefaultValue Drain drain,
        @DefaultValue("false") boolean endOnLogout,
        @DefaultValue Plain plain,
        @DefaultValue Map<String, ScopeProperties> scopes,
        @DefaultValue Redis redis,
        @DefaultValue Hazelcast hazelcast) {

    /** What happens to a connection without a user. */
    enum Unauthenticated {
        REJECT,
        IGNORE
    }

    SingleSessionProperties {
        atLeastOne("limit", limit);
        positive("connect-timeout", connectTimeout);
        positive("store-timeout", storeTimeout);
        if (storeTimeout.compareTo(node.heartbeat()) >= 0) {
            throw new InvalidPropertyException(
                    "store-timeout",
                    text(storeTimeout),
                    "a duration shorter than node.heartbeat (" + text(node.heartbeat())
                            + "), so that a renewal is decided before the next");
        }
        positive("reaffirm-interval", reaffirmInterval);
        if (paths.isEmpty()) {
            throw new InvalidPropertyException("paths", "", "at least one pattern, such as /**");
        }
        patterns("paths", paths);
        patterns("exclude-paths", excludePaths);
        scopes.forEach(ScopeProperties::check);
        ScopeTies.check(scopes);
    }

    SessionRule rule() {
        return new SessionRule(
                policy, limit, takeover.onRequest(), new TakeoverLimit(takeover.max(), takeover.window()));
    }

    /** Returns what the guard is told. */
    GuardOptions guardOptions() {
        return new GuardOptions(
                node.nameOrHost(), node.timing(), storeTimeout, ping.probeTimeout(), reaffirmInterval, onStoreFailure);
    }

    /** Returns the mode of each scope. */
    Modes toModes() {
        var byScope = new HashMap<String, Mode>();
        scopes.forEach((name, scope) -> {
            if (scope.mode() != null) {
                byScope.put(name, scope.mode());
            }
        });
        return new Modes(mode, byScope);
    }

    /** Returns the scope of each endpoint. */
    Scopes toScopes() {
        var top =
                new Scope(new ScopedRule(SessionKey.DEFAULT_SCOPE, rule()), unauthenticated == Unauthenticated.REJECT);
        var byPattern = new LinkedHashMap<PathPattern, Scope>();
        scopes.forEach((name, properties) -> {
            var scope = properties.toScope(name, top);
            properties.patterns().forEach(pattern -> byPattern.put(pattern, scope));
        });
        return new Scopes(top, byPattern);
    }

    /**
     * When a newcomer may take the seat of a holder.
     *
     * @param onRequest under first-come, whether a client that asks for the seat gets it
     * @param max how many takeovers and resumes one user may have in a window
     * @param window how long a window lasts, from the takeover that opens it
     */
    record Takeover(
            @DefaultValue("false") boolean onRequest,
            @DefaultValue("5") int max,
            @DefaultValue("1m") Duration window) {

        Takeover {
            atLeastOne("takeover.max", max);
            positive("takeover.window", window);
        }
    }

    /**
     * How clients that vanish without a word are found out.
     *
     * @param interval how often the server pings every client; 0s for never
     * @param timeout how long a client may be silent before its session is ended as stale
     * @param probeTimeout how long a holder has to answer once a newcomer was refused for its sake
     */
    record Ping(
            @DefaultValue("20s") Duration interval,
            @DefaultValue("50s") Duration timeout,
            @DefaultValue("2s") Duration probeTimeout) {

        Ping {
            if (!interval.isZero()) {
                positive("ping.interval", interval);
            }
            positive("ping.timeout", timeout);
            if (timeout.compareTo(interval) <= 0) {
                throw new InvalidPropertyException(
                        "ping.timeout", text(timeout), "a duration longer than ping.interval (" + text(interval) + ")");
            }
            positive("ping.probe-timeout", probeTimeout);
        }
    }

    /**
     * How the node leaves at shutdown.
     *
     * @param timeout how long leaving may take
     * @param spread the time, within the timeout, over which the connections are closed
     */
    record Drain(
            @DefaultValue("10s") Duration timeout,
            @DefaultValue("5s") Duration spread) {

        Drain {
            positive("drain.timeout", timeout);
            if (spread.isNegative() || spread.compareTo(timeout) > 0) {
                throw new InvalidPropertyException(
                        "drain.spread", text(spread), "a duration from 0s to drain.timeout (" + text(timeout) + ")");
            }
        }
    }

    /**
     * What differs for plain WebSocket clients, which speak no STOMP.
     *
     * @param queryParameters whether a client may send single-session-client and single-session-takeover as query
     *     parameters, since a browser cannot set handshake headers; off, because addresses end up in access logs
     */
    record Plain(@DefaultValue("false") boolean queryParameters) {}

    /**
     * What the store in Redis is told.
     *
     * @param keyPrefix what every key and every channel begins with; each application on one Redis needs one of its own,
     *     also where their database numbers differ, since channels know none
     */
    record Redis(@DefaultValue("single-session:") String keyPrefix) {

        Redis {
            if (keyPrefix.isBlank() || keyPrefix.indexOf('{') >= 0 || keyPrefix.indexOf('}') >= 0) {
                throw new InvalidPropertyException(
                        "redis.key-prefix", keyPrefix, "a text without braces, such as single-session:");
            }
        }
    }

    /**
     * What the store in Hazelcast is told.
     *
     * @param mapPrefix what the names of all maps and topics begin with; each application in one Hazelcast cluster needs
     *     one of its own
     */
    record Hazelcast(@DefaultValue("single-session.") String mapPrefix) {

        Hazelcast {
            if (mapPrefix.isBlank() || mapPrefix.indexOf('*') >= 0) {
                throw new InvalidPropertyException(
                        "hazelcast.map-prefix", mapPrefix, "a text without asterisks, such as single-session.");
            }
        }
    }
}
