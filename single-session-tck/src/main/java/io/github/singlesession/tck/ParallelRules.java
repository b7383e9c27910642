// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ClaimOutcome.Denied;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.NodeId;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import java.util.ArrayList;
import java.util.List;

/** Many calls on one key at once. */
abstract class ParallelRules extends ContractRules {

    ParallelRules(SessionRegistryContract contract) {
        super(contract);
    }

    private static final int ROUNDS = 10;
    private static final int CALLERS = 8;
    private static final int CLAIMS = 12;

    @ContractRule("P1")
    void giveEachSeatOneWinnerByFirstCome() {
        for (int round = 0; round < ROUNDS; round++) {
            var key = SessionKey.of(fresh("round"));

            var outcomes = Race.of(CALLERS, i -> claim(connect(key, fresh("session"), north, firstCome(2))));

            assertThat(outcomes).filteredOn(Granted.class::isInstance).hasSize(2);
            assertThat(holders(key)).containsExactlyInAnyOrderElementsOf(leases(outcomes));
        }
    }

    @ContractRule("P2")
    void letNoMoreThanTheLimitHoldByKickOld() {
        var counts = Race.of(CALLERS, i -> {
            int most = 0;
            for (int n = 0; n < CLAIMS; n++) {
                most = Math.max(
                        most, granted(connect(fresh("session"), kickOld(2))).holders());
                most = Math.max(most, holders().size());
            }
            return most;
        });

        assertThat(counts).allMatch(most -> most <= 2);
        assertThat(holders()).hasSize(2);
    }

    @ContractRule("P3")
    void displaceEverySessionOnce() {
        var grants = manyTakeovers();

        var gone = new ArrayList<SessionLease>(holders());
        grants.forEach(grant -> grant.displaced().forEach(loss -> gone.add(loss.lease())));

        assertThat(gone)
                .containsExactlyInAnyOrderElementsOf(
                        grants.stream().map(Granted::lease).toList());
    }

    @ContractRule("P4")
    void giveEveryGrantItsOwnToken() {
        assertThat(manyTakeovers()).extracting(grant -> grant.lease().token()).doesNotHaveDuplicates();
    }

    @ContractRule("P5")
    void grantOneLeaseToOneSession() {
        var outcomes = Race.of(CALLERS, i -> claim(connect(phone, firstCome(1))));

        assertThat(outcomes).hasOnlyElementsOfType(Granted.class);
        assertThat(holders()).hasSize(1);
        assertThat(leases(outcomes)).hasSize(CALLERS).hasSameElementsAs(holders());
    }

    @ContractRule("P6")
    void releaseALeaseOnce() {
        var lease = seat(connect(phone, firstCome(1)));

        var outcomes = Race.of(CALLERS, i -> release(lease));

        assertThat(outcomes).filteredOn(ReleaseOutcome::released).hasSize(1);
        assertThat(holders()).isEmpty();
    }

    @ContractRule("P7")
    void endASessionInOneWayOnly() {
        for (int round = 0; round < ROUNDS; round++) {
            var key = SessionKey.of(fresh("round"));
            var holder = seat(connect(key, fresh("session"), north, kickOld(1)));

            var ways = Race.of(3, i -> switch (i) {
                case 0 -> release(holder).released();
                case 1 -> end(key, holder.sessionId(), "because").ended().contains(holder);
                default -> takesFrom(holder);
            });

            assertThat(ways).filteredOn(way -> way).hasSize(1);
        }
    }

    @ContractRule("P8")
    void letOneComeBackToASeat() {
        var former = new ArrayList<SessionLease>();
        for (int i = 0; i < CALLERS; i++) {
            former.add(seat(connect(fresh("session"), firstCome(1))));
            release(former.get(i));
        }

        var outcomes = Race.of(CALLERS, i -> claim(reclaim(former.get(i), kickOld(1))));

        assertThat(outcomes).filteredOn(Granted.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Denied.class::isInstance).hasSize(CALLERS - 1);
        assertThat(holders()).containsExactlyElementsOf(leases(outcomes));
    }

    private List<Granted> manyTakeovers() {
        var grants = Race.of(CALLERS, i -> {
            var node = new NodeId(fresh("node"));
            var mine = new ArrayList<Granted>();
            for (int n = 0; n < CLAIMS; n++) {
                mine.add(granted(connect(fresh("session"), node, kickOld(2))));
            }
            return mine;
        });
        return grants.stream().flatMap(List::stream).toList();
    }

    private boolean takesFrom(SessionLease holder) {
        var newcomer = granted(connect(holder.key(), fresh("session"), south, kickOld(1)));
        return newcomer.displaced().stream().anyMatch(loss -> loss.lease().equals(holder));
    }

    private static List<SessionLease> leases(List<ClaimOutcome> outcomes) {
        return outcomes.stream()
                .filter(Granted.class::isInstance)
                .map(outcome -> ((Granted) outcome).lease())
                .toList();
    }
}
