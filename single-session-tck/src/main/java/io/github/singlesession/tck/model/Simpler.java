// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.Claimant;
import io.github.singlesession.NodeView;
import io.github.singlesession.SessionRule;
import java.util.ArrayList;
import java.util.List;

/** The same operation with one thing less to read. */
final class Simpler {

    private Simpler() {}

    static List<Operation> of(Operation operation) {
        return operation instanceof Operation.Claim claim ? simplerClaims(claim) : List.of();
    }

    private static List<Operation> simplerClaims(Operation.Claim claim) {
        var who = claim.claimant();
        var anonymous = new Claimant(who.sessionId(), who.node(), null, who.connection());
        var nameless = new Claimant(who.sessionId(), who.node(), who.client(), null);
        var simpler = new ArrayList<Operation>();
        simpler.add(with(claim, Claimant.of(who.sessionId(), who.node()), plain(claim.rule()), NodeView.ALL_WELL));
        simpler.add(with(claim, who, claim.rule(), NodeView.ALL_WELL));
        simpler.add(with(claim, anonymous, claim.rule(), claim.nodes()));
        simpler.add(with(claim, nameless, claim.rule(), claim.nodes()));
        simpler.add(with(claim, who, plain(claim.rule()), claim.nodes()));
        simpler.removeIf(claim::equals);
        return simpler;
    }

    private static SessionRule plain(SessionRule rule) {
        return SessionRule.of(rule.policy(), rule.limit());
    }

    private static Operation with(Operation.Claim claim, Claimant who, SessionRule rule, NodeView nodes) {
        return new Operation.Claim(claim.subject(), who, rule, claim.purpose(), claim.deadline(), nodes);
    }
}
