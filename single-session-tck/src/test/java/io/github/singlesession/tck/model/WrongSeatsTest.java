// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck.model;

import io.github.singlesession.NodeId;
import io.github.singlesession.SessionKey;
import io.github.singlesession.TakeoverLimit;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The model test finds stores that keep the wrong things in a slot. */
class WrongSeatsTest {

    @Test
    void findsAStoreThatKeepsThingsAtTheirVeryEnd() {
        Detection.ofSeats(KeptAtTheEnd::new);
    }

    @Test
    void findsAStoreThatForgetsTheLastTokenAfterARelease() {
        Detection.ofSeatsWithSlack(WithoutLastToken::new);
    }

    @Test
    void findsAStoreWhoseWindowBeginsAnewWithEveryTakeover() {
        Detection.ofSeats(RestartedWindow::new);
    }

    @Test
    void findsAStoreThatAllowsOneTakeoverTooMany() {
        Detection.ofSeats(OneTooMany::new);
    }

    @Test
    void findsAStoreThatPutsBackWhatWasEnded() {
        Detection.ofSeats(ForgottenEnd::new);
    }

    @Test
    void findsAStoreThatCountsTheHourOfAnEndFromTheLastGrant() {
        Detection.ofSeats(HourFromTheGrant::new);
    }

    @Test
    void findsAStoreInWhichATimedLeaseDiesWithItsNode() {
        Detection.ofSeats(TimedLeaseOfItsNode::new);
    }

    private static final class KeptAtTheEnd extends Seats {

        KeptAtTheEnd(SessionKey key) {
            super(key);
        }

        @Override
        boolean isOver(long end, long now) {
            return end < now;
        }
    }

    private static final class WithoutLastToken extends Seats {

        WithoutLastToken(SessionKey key) {
            super(key);
        }

        @Override
        long nextToken(TokenRule tokens) {
            long largest = held().stream().mapToLong(Held::token).max().orElse(0);
            return tokens.next(largest, largest);
        }
    }

    private static final class RestartedWindow extends Seats {

        RestartedWindow(SessionKey key) {
            super(key);
        }

        @Override
        boolean opensWindow() {
            return true;
        }
    }

    private static final class OneTooMany extends Seats {

        OneTooMany(SessionKey key) {
            super(key);
        }

        @Override
        boolean isSpent(TakeoverLimit limit) {
            return super.isSpent(new TakeoverLimit(limit.max() + 1, limit.window()));
        }
    }

    private static final class ForgottenEnd extends Seats {

        ForgottenEnd(SessionKey key) {
            super(key);
        }

        @Override
        void revoke(long now, long reached) {
            noteSilence();
        }
    }

    private static final class HourFromTheGrant extends Seats {

        private long lastGrant;

        HourFromTheGrant(SessionKey key) {
            super(key);
        }

        @Override
        long nextToken(TokenRule tokens) {
            lastGrant = super.nextToken(tokens);
            return lastGrant;
        }

        @Override
        long rememberedFrom(long now, long upTo) {
            return lastGrant;
        }
    }

    private static final class TimedLeaseOfItsNode extends Seats {

        TimedLeaseOfItsNode(SessionKey key) {
            super(key);
        }

        @Override
        void buryNodes(Set<NodeId> dead) {
            held().stream()
                    .filter(lease -> dead.contains(lease.claimant().node()))
                    .forEach(this::remove);
        }
    }
}
