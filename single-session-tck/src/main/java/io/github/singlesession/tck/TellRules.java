// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Displacement;
import io.github.singlesession.Displacement.Cause;
import io.github.singlesession.Notice;
import io.github.singlesession.Notice.Displaced;
import io.github.singlesession.Notice.Left;
import io.github.singlesession.Notice.Loopback;
import io.github.singlesession.Notice.Probe;
import io.github.singlesession.Notice.Revoked;
import io.github.singlesession.SessionKey;
import io.github.singlesession.SessionLease;
import java.util.List;

/** A node is told something. In which order it hears what it is told, no rule says. */
abstract class TellRules extends ClusterRules {

    TellRules(ClusterContract contract) {
        super(contract);
    }

    @ContractRule("Y1")
    void reachesTheNodeWhereverItListens() {
        var ear = listenAt(south, Left.class);
        joined(south);

        tell(south, new Left(west));

        assertThat(ear.heard(1)).containsExactly(new Left(west));
    }

    @ContractRule("Y2")
    void reachesNoOtherNode() {
        var northern = listenAt(north, Left.class);
        var southern = listenAt(south, Left.class);
        var western = listenAt(west, Left.class);
        joined(north);
        joined(south);
        joined(west);

        tell(south, new Left(west));

        southern.heard(1);
        assertThat(northern.heard(0)).isEmpty();
        assertThat(western.heard(0)).isEmpty();
    }

    @ContractRule("Y3")
    void isNoFailureWhereNobodyIs() {
        tell(west, new Loopback());

        joined(south);
        leave(south);
        tell(south, new Loopback());
    }

    @ContractRule("Y4")
    void bringsWhatWasTold() {
        var odd = new SessionKey("room-7", "Zoë {1}|\n\"*\" 🦊");
        var lease =
                new SessionLease(odd, phone, north, 1_764_000_000_000_001L, 1_763_999_999_999_999L, false, "ws|{7}");
        var timed = new SessionLease(alice, laptop, south, 2, 1, true, null);
        var all = List.<Notice>of(
                new Displaced(new Displacement(lease, Cause.DISPLACED), tablet, 3),
                new Displaced(new Displacement(timed, Cause.RESUMED), watch, 1),
                new Revoked(lease, "{\"why\": \"Schluß|✋\"}\n", 2),
                new Revoked(timed, "", 0),
                new Probe(lease),
                new Left(north),
                new Loopback());
        var ear = listenAt(south, Notice.class);

        all.forEach(notice -> tell(south, notice));

        assertThat(ear.heard(all.size())).containsExactlyInAnyOrderElementsOf(all);
    }
}
