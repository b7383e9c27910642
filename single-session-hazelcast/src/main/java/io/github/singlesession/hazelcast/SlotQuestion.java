// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import io.github.singlesession.NodeId;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.slot.Slot;
import io.github.singlesession.slot.SlotDecision;
import io.github.singlesession.slot.SlotStep;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a slot, and its text form: what, a bar, and then what it needs to know.
 *
 * <pre>{@code
 * claim|<the claim, see ClaimText>        answered as OutcomeText says
 * release|<session id>|<token>            <1 if released>|<leases left>
 * end|<session id, or empty for all>      <leases left>, then a line a lease that was ended
 * reaffirm|<session id>|<node>            nothing, then the lease's line if there is one
 * holders|                                nothing, then a line a lease
 * }</pre>
 */
sealed interface SlotQuestion {

    /** Stands for the key where an entry decides: no text has it, as the entry is its own and who asks knows it. */
    SessionKey KEY = SessionKey.of("-");

    /** Appends the text form to a text, and returns that. */
    StringBuilder write(StringBuilder text);

    /** Decides, and answers as text. */
    SlotStep<String> decide(Slot slot, long now);

    /** Returns the rule of the key after this, which only a claim knows. */
    default String rule(String before) {
        return before;
    }

    /** Returns whether an answer means that the record is stored again though nothing changed. */
    default boolean renews(String answer) {
        return false;
    }

    /** Returns whether a record that cannot be read may be written over. */
    default boolean clearsUnreadable() {
        return false;
    }

    /** Reads a question; null for one that this release does not know. */
    static @Nullable SlotQuestion read(Fields fields) {
        return switch (fields.next()) {
            case "claim" -> {
                var claim = ClaimText.read(KEY, fields);
                yield claim == null ? null : new Claim(claim);
            }
            case "release" -> new Release(fields.next(), fields.number());
            case "end" -> new End(fields.next());
            case "reaffirm" -> new Reaffirm(fields.next(), new NodeId(fields.next()));
            case "holders" -> new Holders();
            default -> null;
        };
    }

    record Claim(SessionClaim claim) implements SlotQuestion {

        @Override
        public StringBuilder write(StringBuilder text) {
            return ClaimText.write(claim, text.append("claim|"));
        }

        @Override
        public SlotStep<String> decide(Slot slot, long now) {
            var step = SlotDecision.claim(slot, claim, now);
            return new SlotStep<>(step.slot(), OutcomeText.write(claim, step.answer()));
        }

        @Override
        public String rule(String before) {
            return SlotRecord.rule(claim.rule());
        }
    }

    record Release(String sessionId, long token) implements SlotQuestion {

        @Override
        public StringBuilder write(StringBuilder text) {
            return text.append("release|").append(sessionId).append('|').append(token);
        }

        @Override
        public SlotStep<String> decide(Slot slot, long now) {
            var step = SlotDecision.release(slot, sessionId, token, now);
            return new SlotStep<>(
                    step.slot(),
                    (step.answer().released() ? 1 : 0) + "|" + step.answer().remaining());
        }
    }

    record End(String sessionId) implements SlotQuestion {

        @Override
        public StringBuilder write(StringBuilder text) {
            return text.append("end|").append(sessionId);
        }

        @Override
        public SlotStep<String> decide(Slot slot, long now) {
            var step = SlotDecision.end(slot, KEY, sessionId.isEmpty() ? null : sessionId, now);
            return new SlotStep<>(
                    step.slot(),
                    step.answer().remaining() + OutcomeText.leases(step.answer().ended()));
        }

        @Override
        public boolean clearsUnreadable() {
            return sessionId.isEmpty();
        }
    }

    record Reaffirm(String sessionId, NodeId node) implements SlotQuestion {

        @Override
        public StringBuilder write(StringBuilder text) {
            return text.append("reaffirm|").append(sessionId).append('|').append(node);
        }

        @Override
        public SlotStep<String> decide(Slot slot, long now) {
            var believed = new SessionLease(KEY, sessionId, node, SessionLease.ANY_TOKEN, 0, false, null);
            var step = SlotDecision.reaffirm(slot, believed, now);
            return new SlotStep<>(
                    step.slot(), OutcomeText.leases(step.answer().stream().toList()));
        }

        /** Where parts of a cluster merge, Hazelcast gives a record the time to live that it had in one of them. */
        @Override
        public boolean renews(String answer) {
            return !answer.isEmpty();
        }
    }

    record Holders() implements SlotQuestion {

        @Override
        public StringBuilder write(StringBuilder text) {
            return text.append("holders|");
        }

        @Override
        public SlotStep<String> decide(Slot slot, long now) {
            return new SlotStep<>(slot.at(now), OutcomeText.leases(slot.holders(KEY, now)));
        }
    }
}
