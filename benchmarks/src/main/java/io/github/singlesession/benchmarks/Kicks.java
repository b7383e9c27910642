// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import io.github.singlesession.redis.server.RedisServer;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures a kick across nodes: two applications, each a process, one Redis, and users who come to one while they are
 * connected to the other. From the newcomer's CONNECT, how long until it is CONNECTED, and until the other one's close
 * frame is there?
 */
public final class Kicks {

    private static final int KICKS = 2_000;
    private static final int WARM_UP = 500;

    private static final String HEAD = """
            | from the newcomer's CONNECT until | p50, ms | p99, ms | max, ms |
            | --- | ---: | ---: | ---: |
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Double> admissions = new ArrayList<>();
    private final List<Double> ends = new ArrayList<>();

    private Kicks() {}

    /**
     * Measures, for half a minute.
     *
     * @param args how many kicks, 2,000 if nothing is said
     */
    public static void main(String[] args) {
        int count = args.length == 0 ? KICKS : Integer.parseInt(args[0]);
        try (var redis = RedisServer.running();
                var north = KickNode.start(redis.port());
                var south = KickNode.start(redis.port())) {
            System.out.println(run(count, WARM_UP, north.awaitPort(), south.awaitPort()));
        }
    }

    /** Returns the report on kicks between the nodes at these ports. */
    static String run(int count, int warmUp, int north, int south) {
        var kicks = new Kicks();
        kicks.kick(warmUp, "early", north, south);
        kicks.admissions.clear();
        kicks.ends.clear();
        kicks.kick(count, "late", north, south);
        return kicks.report();
    }

    /** Each in turn has the newcomers. */
    private void kick(int count, String user, int north, int south) {
        for (int i = 0; i < count; i++) {
            boolean even = i % 2 == 0;
            kick(user + i, even ? north : south, even ? south : north);
        }
    }

    private void kick(String user, int from, int to) {
        var holder = new KickClient(http, from, user);
        holder.connect();
        holder.connected();
        var newcomer = new KickClient(http, to, user);
        long start = newcomer.connect();
        admissions.add((newcomer.connected() - start) / 1e6);
        ends.add((holder.replaced() - start) / 1e6);
        newcomer.leave();
    }

    private String report() {
        var goals = List.of(
                Goal.atMost(1.5, "p50 at most 1.5 of CONNECTED's", percentile(ends, 50) / percentile(admissions, 50)),
                Goal.atMost(3, "p99 at most 3 of CONNECTED's", percentile(ends, 99) / percentile(admissions, 99)),
                Goal.atMost(1_000, "all within 1,000 ms", percentile(ends, 100)));
        return "### A kick across nodes\n\n" + HEAD
                + line("it is CONNECTED", admissions)
                + line("the other is closed", ends)
                + "\n" + Report.goals(goals) + "\n" + Report.environment(ends.size() + " kicks");
    }

    private static String line(String what, List<Double> millis) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f |%n",
                what,
                percentile(millis, 50),
                percentile(millis, 99),
                percentile(millis, 100));
    }

    private static double percentile(List<Double> numbers, int percent) {
        var sorted = numbers.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * percent / 100.0) - 1));
    }
}
