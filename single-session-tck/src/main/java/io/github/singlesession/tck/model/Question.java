// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.Claimant;
import io.github.singlesession.NodeView;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in a line what is asked, as {@link Wording} says what is answered. */
record Question(Wording words) {

    static String passTo(Operation.PassTo to) {
        var whose = to.ending() == Operation.Ending.TIMED_LEASE ? to.subject() + " " + to.sessionId() : to.subject();
        var where = to.grains() < 0 ? "just before" : to.grains() == 0 ? "to" : "just past";
        return "time passes %s the end of the %s of %s"
                .formatted(where, to.ending().name().toLowerCase(Locale.ROOT).replace('_', ' '), whose);
    }

    static String end(Operation.End end) {
        return "%s: %s ended".formatted(end.subject(), end.sessionId() == null ? "all are" : end.sessionId() + " is");
    }

    String claim(String subject, SessionClaim claim) {
        return "%s: %s %s%s under %s%s%s"
                .formatted(
                        subject,
                        claim.claimant().sessionId(),
                        kind(claim.kind()),
                        claimant(claim.claimant()),
                        rule(claim.rule()),
                        claim.deadline() == SessionClaim.NO_DEADLINE ? "" : ", by " + words.time(claim.deadline()),
                        view(claim.nodes()));
    }

    String release(String subject, String sessionId, long token) {
        return "%s: %s is released, %s".formatted(subject, sessionId, token(token));
    }

    String reaffirm(Operation.Reaffirm asked, List<SessionLease> believed) {
        var subjects = asked.beliefs().stream().map(Operation.Belief::subject).iterator();
        return believed.stream()
                .map(lease -> "%s %s, %s".formatted(subjects.next(), lease.sessionId(), token(lease.token())))
                .collect(Collectors.joining("; ", asked.node() + " reaffirms ", ""));
    }

    private static String claimant(Claimant who) {
        return " on %s%s%s"
                .formatted(
                        who.node(),
                        who.client() == null ? "" : " as " + who.client().value(),
                        who.connection() == null ? "" : " called " + who.connection());
    }

    private String kind(ClaimKind kind) {
        if (kind instanceof ClaimKind.Reserve reserve) {
            return "reserves for %s%s".formatted(reserve.hold(), reserve.extend() ? ", extending," : "");
        }
        if (kind instanceof ClaimKind.Reclaim reclaim) {
            return "reclaims #%s since %s"
                    .formatted(words.time(reclaim.formerToken()), words.time(reclaim.formerSince()));
        }
        return kind instanceof ClaimKind.Connect connect && connect.takeover() ? "asks to take over" : "connects";
    }

    private static String rule(SessionRule rule) {
        var budget = rule.takeoverLimit();
        return "%s%s limit %d, %d takeovers in %s"
                .formatted(
                        rule.policy(),
                        rule.takeoverOnRequest() ? " or on request" : "",
                        rule.limit(),
                        budget.max(),
                        budget.window());
    }

    private static String view(NodeView view) {
        return (view.suspected().isEmpty() ? "" : ", suspected " + view.suspected())
                + (view.dead().isEmpty() ? "" : ", dead " + view.dead());
    }

    private String token(long token) {
        return token == SessionLease.ANY_TOKEN ? "any token" : "#" + words.time(token);
    }
}
