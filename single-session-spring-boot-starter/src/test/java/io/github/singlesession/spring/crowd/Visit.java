// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.crowd;

import java.util.List;
import java.util.Map;

/**
 * What a server held of a crowd: while it was there, each member pinged, and after all of it had left. A few had come
 * and gone before, so that what is made once and kept is not taken for theirs.
 *
 * @param tablesMeanwhile what was noted of it
 * @param tablesAfter what stayed noted
 * @param queuesAfter what stayed in our queues
 * @param objectsMeanwhile what was on the heap for its sake
 * @param objectsAfter what stayed on the heap, of the library
 * @param threadsMeanwhile the library's threads
 * @param threadsAfter those of them that outlived the server
 */
record Visit(
        Map<String, Long> tablesMeanwhile,
        Map<String, Long> tablesAfter,
        Map<String, Long> queuesAfter,
        LiveObjects objectsMeanwhile,
        LiveObjects objectsAfter,
        List<String> threadsMeanwhile,
        List<String> threadsAfter) {

    static final int PINGS = 3;

    private static final int A_FEW = 200;

    /** A crowd comes to a server with the library, is pinged and leaves. */
    static Visit of(int members) {
        Visit visit;
        // What happens for the first time leaves classes behind: nobody stays for as long as a reaffirmation takes.
        try (var server = CrowdServer.start(
                        "single-session.ping.interval=1s",
                        "single-session.ping.timeout=5m",
                        "single-session.reaffirm-interval=1d");
                var crowd = Crowd.before(server.port())) {
            visit = to(new Census(server), crowd, members);
        }
        var threads = Patience.lookUntil(Visit::threads, List::isEmpty);
        return new Visit(
                visit.tablesMeanwhile,
                visit.tablesAfter,
                visit.queuesAfter,
                visit.objectsMeanwhile,
                visit.objectsAfter,
                visit.threadsMeanwhile,
                threads);
    }

    private static Visit to(Census census, Crowd crowd, int members) {
        crowd.connect(A_FEW);
        crowd.awaitPings(1);
        crowd.leave();
        var unused = census.tables(0);
        var before = LiveObjects.count();

        crowd.connect(members);
        crowd.awaitPings(PINGS);
        var meanwhile = census.tables(members);
        var objects = LiveObjects.count().since(before);
        var threads = threads();

        crowd.leave();
        var after = census.tables(0);
        var left = Patience.lookUntil(() -> leftSince(before), LiveObjects::none);
        return new Visit(meanwhile, after, census.queues(), objects, left, threads, List.of());
    }

    private static LiveObjects leftSince(LiveObjects before) {
        return LiveObjects.count().since(before).of(LiveObjects::ours).grown();
    }

    /** Returns what is live for the sake of a crowd that a server without the library holds. */
    static LiveObjects without(int members) {
        try (var server = CrowdServer.start("single-session.enabled=false");
                var crowd = Crowd.before(server.port())) {
            crowd.connect(A_FEW);
            var before = LiveObjects.count();
            crowd.connect(members);
            return LiveObjects.count().since(before);
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("single-session-"))
                .toList();
    }
}
