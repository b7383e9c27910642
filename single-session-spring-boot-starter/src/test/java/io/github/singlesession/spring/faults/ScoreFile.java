// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import io.github.singlesession.SessionLease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The answers that one node processed, a line each. The next process of the node goes on below. */
final class ScoreFile implements AutoCloseable {

    private final Writer lines;
    private final Clock clock;

    private ScoreFile(Writer lines, Clock clock) {
        this.lines = lines;
        this.clock = clock;
    }

    static ScoreFile writing(Path file, Clock clock) {
        try {
            return new ScoreFile(
                    Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes that an answer of this session was processed now; a node that is killed afterwards has noted it. */
    synchronized void write(SessionLease lease) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        try {
            lines.write(micros + " " + lease.key().subject() + " " + lease.sessionId() + " " + lease.token() + "\n");
            lines.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what was noted so far. */
    static List<Score> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var lines = Files.lines(file)) {
            return lines.map(line -> line.split(" "))
                    .filter(words -> words.length == 4)
                    .map(words -> new Score(Long.parseLong(words[0]), words[1], words[2], Long.parseLong(words[3])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    /**
     * An answer that was processed.
     *
     * @param micros when, in microseconds since the epoch
     * @param token the fencing token of the session; 0 if it had none
     */
    record Score(long micros, String user, String session, long token) {}
}
