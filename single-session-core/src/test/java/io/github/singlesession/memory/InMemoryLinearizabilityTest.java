// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.memory;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.singlesession.Cast;
import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.Interleavings;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRule;
import io.github.singlesession.VirtualTime;
import io.github.singlesession.memory.NaiveKeys.NaiveFirstCome;
import io.github.singlesession.memory.NaiveKeys.NaiveKickOld;
import io.github.singlesession.memory.NaiveKeys.OneKey;
import io.github.singlesession.slot.Slot;
import io.github.singlesession.slot.SlotDecision;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever two threads do to one key at once, some order of their steps, one after the other, answers the same. */
@Tag("full")
class InMemoryLinearizabilityTest {

    @Test
    void firstComeIsLinearizable() {
        Interleavings.ofTwoThreads()
                .sequentialSpecification(NaiveFirstCome.class)
                .check(FirstCome.class);
    }

    @Test
    void kickOldIsLinearizable() {
        Interleavings.ofTwoThreads().sequentialSpecification(NaiveKickOld.class).check(KickOld.class);
    }

    /** Without this the others could pass because they try no race. */
    @Test
    void checkThenActIsNotLinearizable() {
        var sameScenarios = Interleavings.ofTwoThreads().sequentialSpecification(NaiveFirstCome.class);

        assertThatThrownBy(() -> sameScenarios.check(CheckThenAct.class)).isInstanceOf(LincheckAssertionError.class);
    }

    /** A key of the registry under test. */
    public abstract static class RegistryKey extends OneKey {

        private final SessionRule rule;
        private final InMemorySessionRegistry registry = new InMemorySessionRegistry(
                () -> VirtualTime.START,
                () -> 0,
                new InMemoryCluster(() -> VirtualTime.START, NodeTiming.DEFAULT, Runnable::run));

        RegistryKey(SessionRule rule) {
            this.rule = rule;
        }

        @Override
        public String claim(int session) {
            return inWords(answer(registry.claim(Cast.connect(Integer.toString(session), rule))));
        }

        @Override
        public boolean release(int session) {
            return answer(registry.release(Cast.ALICE, Integer.toString(session), SessionLease.ANY_TOKEN))
                    .released();
        }

        @Override
        public boolean end(int session) {
            return !answer(registry.end(Cast.ALICE, Integer.toString(session), "signed out"))
                    .ended()
                    .isEmpty();
        }

        @Override
        public String holder() {
            return first(answer(registry.holders(Cast.ALICE)));
        }
    }

    public static final class FirstCome extends RegistryKey {
        public FirstCome() {
            super(Cast.firstCome(1));
        }
    }

    public static final class KickOld extends RegistryKey {
        public KickOld() {
            super(Cast.kickOld(1));
        }
    }

    /** What a store must not do: look, decide, and write over what others wrote in the meantime. */
    public static final class CheckThenAct extends OneKey {

        private volatile Slot slot = Slot.EMPTY;

        @Override
        public String claim(int session) {
            var step = SlotDecision.claim(slot, Cast.connect(Integer.toString(session), Cast.firstCome(1)), 1);
            slot = step.slot();
            return inWords(step.answer());
        }

        @Override
        public boolean release(int session) {
            var step = SlotDecision.release(slot, Integer.toString(session), SessionLease.ANY_TOKEN, 1);
            slot = step.slot();
            return step.answer().released();
        }

        @Override
        public boolean end(int session) {
            return release(session);
        }

        @Override
        public String holder() {
            return first(slot.holders(Cast.ALICE, 1));
        }
    }

    private static String inWords(ClaimOutcome outcome) {
        if (outcome instanceof Granted granted) {
            var displaced = granted.displaced();
            return displaced.isEmpty()
                    ? "granted"
                    : "granted for " + displaced.get(0).lease().sessionId();
        }
        return "denied by " + first(((Denied) outcome).holders());
    }

    private static String first(List<SessionLease> leases) {
        return leases.isEmpty() ? "nobody" : leases.get(0).sessionId();
    }

    private static <A> A answer(CompletionStage<A> stage) {
        return stage.toCompletableFuture().join();
    }
}
