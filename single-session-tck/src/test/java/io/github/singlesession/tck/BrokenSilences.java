// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.tck;

import io.github.singlesession.NodeId;
import io.github.singlesession.Renewal;
import io.github.singlesession.Verdict;
import java.util.List;

/** Clusters that kill by an outage, or cannot tell when it is over. */
final class BrokenSilences {

    private BrokenSilences() {}

    static List<ClusterBreakage> all() {
        return List.of(
                new ClusterBreakage(
                        "G1", "takes nothing shorter than a lease for a silence", clock -> new PlainCluster(clock) {
                            @Override
                            long silence() {
                                return lease;
                            }
                        }),
                new ClusterBreakage("G2", "takes a missing heartbeat for a silence", clock -> new PlainCluster(clock) {
                    @Override
                    long silence() {
                        return heartbeat;
                    }
                }),
                new ClusterBreakage("G3", "gives no grace", clock -> new PlainCluster(clock) {
                    @Override
                    void openGrace() {}
                }),
                new ClusterBreakage("G4", "gives another grace by every renewal", clock -> new PlainCluster(clock) {
                    @Override
                    void note() {
                        super.note();
                        openGrace();
                    }
                }),
                new ClusterBreakage(
                        "G5", "refuses in a grace whose lease has passed", clock -> new PlainCluster(clock) {
                            @Override
                            Renewal prolong(NodeId node, int count) {
                                boolean late = now() < graceEnd && lapsed(node);
                                return late ? new Renewal.Dead() : super.prolong(node, count);
                            }
                        }),
                new ClusterBreakage("G6", "strikes whom it gives no verdict", clock -> new PlainCluster(clock) {
                    @Override
                    Verdict judge(NodeId node) {
                        var verdict = super.judge(node);
                        if (verdict == Verdict.UNKNOWN) {
                            strike(node);
                        }
                        return verdict;
                    }
                }),
                new ClusterBreakage("G7", "takes an empty register for the truth", clock -> new PlainCluster(clock) {
                    @Override
                    boolean silent() {
                        return heardAt != 0 && super.silent();
                    }
                }),
                new ClusterBreakage("G8", "gives the first who joins no grace", clock -> new PlainCluster(clock) {
                    @Override
                    void openGrace() {
                        if (heardAt != 0) {
                            super.openGrace();
                        }
                    }
                }),
                new ClusterBreakage("G9", "gives a grace by renewals only", clock -> new PlainCluster(clock) {
                    @Override
                    Renewal admit(NodeId node) {
                        heardAt = now();
                        return super.admit(node);
                    }
                }));
    }
}
