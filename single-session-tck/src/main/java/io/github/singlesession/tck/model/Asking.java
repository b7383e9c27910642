// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.ClaimKind;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import java.util.Comparator;
import java.util.List;

/** Asks a store and the model the same. */
final class Asking {

    private static final Comparator<SessionLease> BY_NAME = Comparator.<SessionLease, String>comparing(
                    lease -> lease.key().subject())
            .thenComparing(SessionLease::sessionId);

    private final SessionRegistry registry;
    private final Model model;
    private final Grain grain;
    private final String run;
    private final Question words;
    private final TokenMemory memory = new TokenMemory();

    Asking(SessionRegistry registry, Model model, Grain grain, String run, Question words) {
        this.registry = registry;
        this.model = model;
        this.grain = grain;
        this.run = run;
        this.words = words;
    }

    /** Returns what the model knows of a subject. */
    Seats seats(String subject) {
        return model.seats(key(subject));
    }

    private SessionKey key(String subject) {
        return SessionKey.of(subject + "-" + run);
    }

    Step ask(Operation operation, long now) {
        if (operation instanceof Operation.Claim claim) {
            return claim(claim, now);
        }
        if (operation instanceof Operation.Release release) {
            return release(release, now);
        }
        if (operation instanceof Operation.End end) {
            return end(end, now);
        }
        if (operation instanceof Operation.Reaffirm reaffirm) {
            return reaffirm(reaffirm, now);
        }
        if (operation instanceof Operation.Look look) {
            return look(look, now);
        }
        throw new IllegalArgumentException(operation + " asks nothing");
    }

    private Step claim(Operation.Claim asked, long now) {
        var claim = resolve(asked, now);
        var actual = Answer.of(() -> registry.claim(claim));
        long token = actual instanceof Granted granted ? granted.lease().token() : 0;
        var expected = model.claim(claim, now, TokenRule.of(token, now, grain));
        if (actual instanceof Granted granted) {
            memory.keep(granted.lease());
        }
        return new Step(now, () -> words.claim(asked.subject(), claim), within(expected, actual), actual);
    }

    private SessionClaim resolve(Operation.Claim asked, long now) {
        var key = key(asked.subject());
        long deadline =
                switch (asked.deadline()) {
                    case NONE -> SessionClaim.NO_DEADLINE;
                    case JUST_MET -> now + grain.away(0);
                    case JUST_MISSED -> now + grain.away(-1);
                };
        ClaimKind kind;
        if (asked.purpose() instanceof Purpose.PutBack back) {
            kind = memory.reclaim(key, asked.claimant().sessionId(), back.token(), now);
        } else {
            kind = ((Purpose.Take) asked.purpose()).kind();
        }
        return new SessionClaim(key, asked.claimant(), asked.rule(), kind, deadline, asked.nodes());
    }

    /** The time until a window ends is known as well as the time is. */
    private Object within(ClaimOutcome expected, Object actual) {
        if (expected instanceof Denied model && actual instanceof Denied store) {
            long apart =
                    Seats.micros(model.retryAfter().minus(store.retryAfter()).abs());
            return apart <= grain.blur() ? new Denied(model.reason(), model.holders(), store.retryAfter()) : model;
        }
        return expected;
    }

    private Step release(Operation.Release asked, long now) {
        var key = key(asked.subject());
        long token = memory.token(key, asked.sessionId(), asked.token(), now);
        var actual = Answer.of(() -> registry.release(key, asked.sessionId(), token));
        var expected = model.release(key, asked.sessionId(), token, now);
        return new Step(now, () -> words.release(asked.subject(), asked.sessionId(), token), expected, actual);
    }

    private Step end(Operation.End asked, long now) {
        var key = key(asked.subject());
        var actual = Answer.of(() -> registry.end(key, asked.sessionId(), "the model test ends it"));
        var expected = model.end(key, asked.sessionId(), now, now - grain.blur());
        return new Step(now, () -> Question.end(asked), expected, actual);
    }

    private Step look(Operation.Look asked, long now) {
        var actual = Answer.of(() -> registry.holders(key(asked.subject())));
        return new Step(now, () -> asked.subject() + ": who holds?", model.holders(key(asked.subject()), now), actual);
    }

    private Step reaffirm(Operation.Reaffirm asked, long now) {
        var believed = asked.beliefs().stream()
                .map(belief -> lease(asked, belief, now))
                .toList();
        var actual = Answer.of(() -> registry.reaffirm(believed).thenApply(Asking::byName));
        return new Step(now, () -> words.reaffirm(asked, believed), byName(model.reaffirm(believed, now)), actual);
    }

    private SessionLease lease(Operation.Reaffirm asked, Operation.Belief belief, long now) {
        var key = key(belief.subject());
        long token = memory.token(key, belief.sessionId(), belief.token(), now);
        return new SessionLease(key, belief.sessionId(), asked.node(), token, token, false, null);
    }

    private static List<SessionLease> byName(List<SessionLease> leases) {
        return leases.stream().sorted(BY_NAME).toList();
    }
}
