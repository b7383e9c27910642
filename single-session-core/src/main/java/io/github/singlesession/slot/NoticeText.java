// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.slot;

import io.github.singlesession.Displacement;
import io.github.singlesession.NodeId;
import io.github.singlesession.Notice;
import io.github.singlesession.SessionLease;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The text form of a notice, for stores that send them as text.
 *
 * <pre>{@code
 * v1|displaced|<cause>|<successor>|<remaining>   then the lease
 * v1|revoked|<remaining>|<reason>                then the lease
 * v1|probe                                       then the lease
 * v1|loopback
 * v1|left|<node>
 * v1|disturbed
 * }</pre>
 *
 * <p>A lease is two more lines: its {@linkplain LeaseText line}, and {@code <scope>:<subject>}, which is last because it
 * may be any text, line feeds among it. The reason is percent-encoded.
 */
public final class NoticeText {

    private static final String VERSION = "v1";
    private static final int LINES = 3;

    private NoticeText() {}

    /** Writes a notice down. */
    public static String write(Notice notice) {
        if (notice instanceof Notice.Displaced lost) {
            var displacement = lost.displacement();
            return text(
                    displacement.lease(),
                    "displaced",
                    displacement.cause(),
                    lost.successor(),
                    lost.remaining(),
                    lost.token());
        }
        if (notice instanceof Notice.Revoked lost) {
            return text(lost.lease(), "revoked", lost.remaining(), encoded(lost.reason()));
        }
        if (notice instanceof Notice.Probe asked) {
            return text(asked.lease(), "probe");
        }
        if (notice instanceof Notice.Left gone) {
            return head("left", gone.node());
        }
        return head(notice instanceof Notice.Disturbed ? "disturbed" : "loopback");
    }

    /** Reads a notice; null for one that is not understood, such as a later version's: it is a hint, and may get lost. */
    public static @Nullable Notice read(String text) {
        try {
            return understood(text);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static @Nullable Notice understood(String text) {
        var lines = text.split("\n", LINES);
        var head = lines[0].split("\\|", -1);
        if (!head[0].equals(VERSION) || head.length < 2) {
            return null;
        }
        return switch (head[1]) {
            case "displaced" ->
                new Notice.Displaced(
                        new Displacement(lease(lines), Displacement.Cause.valueOf(head[2])),
                        head[3],
                        Integer.parseInt(head[4]),
                        Long.parseLong(head[5]));
            case "revoked" -> new Notice.Revoked(lease(lines), decoded(head[3]), Integer.parseInt(head[2]));
            case "probe" -> new Notice.Probe(lease(lines));
            case "loopback" -> new Notice.Loopback();
            case "disturbed" -> new Notice.Disturbed();
            case "left" -> new Notice.Left(new NodeId(head[2]));
            default -> null;
        };
    }

    /** Returns a reason as notices have it. */
    public static String encoded(String reason) {
        return URLEncoder.encode(reason, StandardCharsets.UTF_8);
    }

    private static String decoded(String reason) {
        return URLDecoder.decode(reason, StandardCharsets.UTF_8);
    }

    private static String text(SessionLease lease, Object... head) {
        return head(head) + "\n" + LeaseText.write(lease) + "\n" + KeyText.write(lease.key());
    }

    private static String head(Object... fields) {
        var text = new StringBuilder(VERSION);
        for (var field : fields) {
            text.append('|').append(field);
        }
        return text.toString();
    }

    private static SessionLease lease(String[] lines) {
        return LeaseText.read(KeyText.read(lines[2]), lines[1]);
    }
}
