// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Cast;
import io.github.singlesession.LiveHeap;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import org.junit.jupiter.api.Test;

/** Counts, not times. In a virtual machine of its own: what is allocated depends on what was compiled before. */
class GuardFootprintTest {

    private static final int SESSIONS = 100_000;
    private static final long BYTES_A_SESSION = 300;

    private static final GuardedConnection CONNECTION = Peer.lively(end -> {});

    private final Scene scene = new Scene();
    private final Scene.Node north = scene.node("north");

    @Test
    void sessionTakesAtMost300BytesBesideItsStringsAndItsSlot() {
        long before = LiveHeap.bytes();
        for (int i = 0; i < SESSIONS; i++) {
            admit(SessionKey.of("user-" + i));
            north.heard.words();
            north.wire.calls();
        }
        long bytes = (LiveHeap.bytes() - before) / SESSIONS;

        assertThat(scene.store.size()).isZero();
        assertThat(north.guard.sessions()).hasSize(SESSIONS);
        assertThat(bytes).isLessThanOrEqualTo(BYTES_A_SESSION);
    }

    /** The guard keeps the session; the store forgets it behind the guard's back, so that only the guard is weighed. */
    private void admit(SessionKey key) {
        var request = new AdmissionRequest(key, key.subject(), Cast.firstCome(1), null, false, null);
        assertThat(Scene.answer(north.guard.admit(request, CONNECTION))).isInstanceOf(Admission.Admitted.class);
        var unused = scene.store.release(key, key.subject(), SessionLease.ANY_TOKEN);
    }
}
