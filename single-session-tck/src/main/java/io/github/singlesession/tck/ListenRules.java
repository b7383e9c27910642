// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.singlesession.Notice;
import io.github.singlesession.Notice.Left;

/** A node listens, and listens anew. */
abstract class ListenRules extends ClusterRules {

    ListenRules(ClusterContract contract) {
        super(contract);
    }

    private final Notice news = new Left(west);

    @ContractRule("O1")
    void hearsWhatIsToldFromThenOn() {
        var ear = listenAt(south, Left.class);

        tellThere(south, news);

        assertThat(ear.heard(1)).containsExactly(news);
    }

    @ContractRule("O2")
    void hearsOnWhereItStartsAnew() {
        listenAt(south, Left.class);
        var anew = listenAt(south, Left.class);

        tellThere(south, news);

        assertThat(anew.heard(1)).containsExactly(news);
    }

    @ContractRule("O3")
    void leavesNothingToWhatListenedBefore() {
        var before = listenAt(south, Left.class);
        var anew = listenAt(south, Left.class);

        tellThere(south, news);

        anew.heard(1);
        assertThat(before.heardSoFar()).isEmpty();
    }

    @ContractRule("O4")
    void hearsNothingTwiceWhereTheSameListensAgain() {
        var ear = listenAt(south, Left.class);
        ear.listen();
        ear.listen();

        tellThere(south, news);

        assertThat(ear.heard(1)).containsExactly(news);
    }
}
