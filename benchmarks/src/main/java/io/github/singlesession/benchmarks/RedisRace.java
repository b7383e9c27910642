// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

import io.github.singlesession.redis.server.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All contenders at one Redis, which each has for itself for a moment. In every round each does each job once, one right
 * after the other, and another one begins.
 */
final class RedisRace implements AutoCloseable {

    /** How many operations wait for Redis at once, where there are many. */
    static final int IN_FLIGHT = 32;

    private static final Duration NO_LIMIT = Duration.ofMinutes(1);

    /** A job, and how many do it at once. */
    record Heat(RedisJob job, int inFlight) {}

    private final RedisServer server = RedisServer.running();
    private final List<Visitor> visitors = Visitor.visitors(RedisJob.MANY);
    private final Map<RedisContender, RedisSeats> seats = new EnumMap<>(RedisContender.class);
    private final Duration time;

    /**
     * Starts a Redis and lets all contenders connect.
     *
     * @param time for how long a job is done, if it can be for so long
     */
    RedisRace(Duration time) {
        this.time = time;
        for (var contender : RedisContender.values()) {
            seats.put(contender, contender.seats(visitors, server.port()));
        }
    }

    /** Lets all contenders do a job, the one first whose turn it is in this round. */
    void run(Heat heat, int round, Scores<RedisContender, RedisMeasurement> scores) {
        var order = new ArrayList<>(List.of(RedisContender.values()));
        Collections.rotate(order, -round);
        for (var contender : order) {
            if (heat.job().doneBy(of(contender))) {
                scores.add(contender, measure(of(contender), heat));
            }
        }
    }

    private RedisMeasurement measure(RedisSeats contender, Heat heat) {
        var job = heat.job();
        server.ask("FLUSHALL");
        contender.prepare(job.visitors());
        if (job.held()) {
            Flight.run(contender::claim, IN_FLIGHT, job.visitors(), NO_LIMIT);
        }
        var before = RedisFigures.of(server);
        long start = System.nanoTime();
        int done = Flight.run(turn -> job.run(contender, visitors, turn), heat.inFlight(), job.most(), time);
        double seconds = (System.nanoTime() - start) / 1e9;
        return RedisFigures.of(server).since(before, done, seconds);
    }

    /** Returns how many bytes a seat takes that is held. */
    long bytes(RedisContender contender) {
        server.ask("FLUSHALL");
        long before = RedisFigures.of(server).memory();
        of(contender).prepare(RedisJob.MANY);
        int held = Flight.run(of(contender)::claim, IN_FLIGHT, RedisJob.MANY, NO_LIMIT);
        return (RedisFigures.of(server).memory() - before) / held;
    }

    private RedisSeats of(RedisContender contender) {
        return Objects.requireNonNull(seats.get(contender));
    }

    @Override
    public void close() {
        seats.values().forEach(RedisSeats::close);
        server.close();
    }
}
