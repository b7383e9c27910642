// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.NodeId;
import io.github.singlesession.Notice;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.Renewal;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.extension.ExtendWith;

/** One group of rules: the cast, and what it can do to the store. Every verb waits for the store's answer, with a bound. */
@DisplayNameGeneration(RuleNames.class)
@ExtendWith(RuleInMessage.class)
abstract class ContractRules extends Cast {

    private final SessionRegistryContract contract;
    private final List<NodeId> joined = new ArrayList<>();

    private StoreUnderTest store;
    private Patience patience;

    ContractRules(SessionRegistryContract contract) {
        this.contract = contract;
    }

    @BeforeEach
    void openStore() {
        store = contract.store();
        patience = new Patience(contract.patience());
    }

    @AfterEach
    void leaveStore() {
        joined.forEach(this::leave);
    }

    SessionRegistry registry() {
        return store.registry();
    }

    ClaimOutcome claim(SessionClaim claim) {
        return patience.answer("claim", () -> registry().claim(claim));
    }

    /** Makes a claim that must be granted. */
    Granted granted(SessionClaim claim) {
        var outcome = claim(claim);
        assertThat(outcome).isInstanceOf(Granted.class);
        return (Granted) outcome;
    }

    /** Makes a claim that must be granted, and returns its lease. */
    SessionLease seat(SessionClaim claim) {
        return granted(claim).lease();
    }

    /** Makes a claim that must be denied. */
    Denied denied(SessionClaim claim) {
        var outcome = claim(claim);
        assertThat(outcome).isInstanceOf(Denied.class);
        return (Denied) outcome;
    }

    ReleaseOutcome release(SessionLease lease) {
        return release(lease.key(), lease.sessionId(), lease.token());
    }

    ReleaseOutcome release(SessionKey key, String sessionId, long token) {
        return patience.answer("release", () -> registry().release(key, sessionId, token));
    }

    EndOutcome end(SessionKey key, @Nullable String sessionId, String reason) {
        return patience.answer("end", () -> registry().end(key, sessionId, reason));
    }

    EndOutcome end(@Nullable String sessionId) {
        return end(alice, sessionId, "because");
    }

    /** Returns who holds alice's key. */
    List<SessionLease> holders() {
        return holders(alice);
    }

    List<SessionLease> holders(SessionKey key) {
        return patience.answer("holders", () -> registry().holders(key));
    }

    List<SessionLease> reaffirm(SessionLease... leases) {
        return reaffirm(List.of(leases));
    }

    List<SessionLease> reaffirm(List<SessionLease> leases) {
        return patience.answer("reaffirm", () -> registry().reaffirm(leases));
    }

    /** Lets the store's time pass. */
    void pass(Duration time) {
        store.advance().accept(time);
    }

    /** Returns the store's time in microseconds, as a node learns it when it joins. */
    long storeTime() {
        var node = new NodeId(fresh("clock"));
        joined.add(node);
        var renewal = patience.answer("join", () -> store.cluster().join(node));
        assertThat(renewal).isInstanceOf(Renewal.Live.class);
        return ((Renewal.Live) renewal).now();
    }

    /** Joins a node, and listens to what it is told of leases from now on. */
    Ear listenAt(NodeId node) {
        var ear = new Ear(
                node,
                store.cluster(),
                patience,
                notice -> notice instanceof Notice.Displaced || notice instanceof Notice.Revoked);
        joined.add(node);
        ear.join();
        return ear;
    }

    Renewal renew(NodeId node) {
        return patience.answer("renew", () -> store.cluster().renew(node, 0));
    }

    void leave(NodeId node) {
        patience.completed("leave", () -> store.cluster().leave(node));
    }

    static SessionLease lease(SessionKey key, String device, NodeId node, long token, long since) {
        return new SessionLease(key, device, node, token, since, false, null);
    }

    static SessionLease movedTo(NodeId node, SessionLease lease) {
        return new SessionLease(
                lease.key(),
                lease.sessionId(),
                node,
                lease.token(),
                lease.sinceMicros(),
                lease.timed(),
                lease.connection());
    }
}
