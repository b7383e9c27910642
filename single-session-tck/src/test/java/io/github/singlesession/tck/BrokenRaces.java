// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static io.github.singlesession.tck.Breaking.deciding;
import static io.github.singlesession.tck.Breaking.grants;
import static io.github.singlesession.tck.Breaking.releasing;

import io.github.singlesession.ClaimOutcome;
import io.github.singlesession.ClaimOutcome.Granted;
import io.github.singlesession.Displacement;
import io.github.singlesession.EndOutcome;
import io.github.singlesession.ReleaseOutcome;
import io.github.singlesession.SessionClaim;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import io.github.singlesession.SessionRegistry;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Registries that are right as long as one calls at a time. */
final class BrokenRaces {

    private BrokenRaces() {}

    static List<Breakage> all() {
        return List.of(
                new Breakage("P1", "looks for a seat, then takes it", checkingThenBinding(claim -> true)),
                new Breakage("P2", "looks whom to displace, then does", checkingThenDisplacing()),
                new Breakage("P3", "names the displaced again later", BrokenRaces::repeatingItself),
                new Breakage("P4", "gives tokens in steps of a millisecond", grants((registry, claim, granted) -> {
                    var lease = granted.lease();
                    return Twists.leased(granted, Twists.token(lease, lease.token() / 1_000 * 1_000));
                })),
                new Breakage("P5", "tells every caller another token", BrokenRaces::counting),
                new Breakage("P6", "says to every caller that he released", releasing(BrokenReleases::boasting)),
                new Breakage("P7", "says to every caller that he ended it", BrokenRaces::boasting),
                new Breakage(
                        "P8",
                        "looks for a seat to come back to, then takes it",
                        checkingThenBinding(Twists::isReclaim)));
    }

    private static Function<Parts, SessionRegistry> checkingThenBinding(Predicate<SessionClaim> which) {
        var meeting = new Meeting();
        return deciding((registry, claim) -> {
            var holders = registry.soundHolders(claim.key());
            if (!which.test(claim) || holders.size() >= claim.rule().limit()) {
                return registry.sound(claim);
            }
            meeting.await(claim.key());
            return registry.sound(Twists.limited(claim, 99));
        });
    }

    private static Function<Parts, SessionRegistry> checkingThenDisplacing() {
        var meeting = new Meeting();
        return deciding((registry, claim) -> {
            var holders = registry.soundHolders(claim.key());
            meeting.await(claim.key());
            if (holders.size() >= claim.rule().limit()) {
                registry.drop(holders.get(0));
            }
            return registry.sound(Twists.limited(claim, 99));
        });
    }

    private static SessionRegistry counting(Parts parts) {
        var calls = new AtomicLong();
        return grants((registry, claim, granted) -> {
                    var lease = granted.lease();
                    return Twists.leased(granted, Twists.token(lease, lease.token() + calls.getAndIncrement()));
                })
                .apply(parts);
    }

    private static SessionRegistry repeatingItself(Parts parts) {
        Queue<Displacement> losses = new ConcurrentLinkedQueue<>();
        return grants((registry, claim, granted) -> {
                    losses.addAll(granted.displaced());
                    return Twists.displacing(granted, List.copyOf(losses));
                })
                .apply(parts);
    }

    private static SessionRegistry boasting(Parts parts) {
        return new Tampered(parts) {
            private final Map<String, SessionLease> leases = new ConcurrentHashMap<>();

            @Override
            ClaimOutcome decide(SessionClaim claim) {
                var outcome = sound(claim);
                if (outcome instanceof Granted granted) {
                    leases.put(granted.lease().sessionId(), granted.lease());
                }
                return outcome;
            }

            @Override
            ReleaseOutcome free(SessionKey key, String sessionId, long token) {
                return BrokenReleases.boasting(this, key, sessionId, token);
            }

            @Override
            EndOutcome stop(SessionKey key, @Nullable String sessionId, String reason) {
                var outcome = soundEnd(key, sessionId, reason);
                var ended = sessionId == null ? null : leases.get(sessionId);
                return ended == null ? outcome : new EndOutcome(List.of(ended), outcome.remaining());
            }
        };
    }

    /** Holds callers on a key between the look and the act until three are there, so that chance has no say. */
    private static final class Meeting {

        private final Map<SessionKey, CountDownLatch> doors = new ConcurrentHashMap<>();

        void await(SessionKey key) {
            var door = doors.computeIfAbsent(key, k -> new CountDownLatch(3));
            door.countDown();
            try {
                if (!door.await(10, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody else calls");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
