// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import io.github.singlesession.NodeId;
import io.github.singlesession.NodeStatus;
import io.github.singlesession.NodeTiming;
import io.github.singlesession.Renewal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One step of the register of nodes, by its owner's time and its list of members.
 *
 * <pre>{@code
 * <lease>|<heartbeat>|<grace>|<kept>|join|<node>|<member>                  LIVE|<now>, then lines; or DEAD
 * <lease>|<heartbeat>|<grace>|<kept>|renew|<node>|<member>|<sessions>      the same
 * <lease>|<heartbeat>|<grace>|<kept>|verdict|<node>                        LIVE, DEAD or UNKNOWN
 * <lease>|<heartbeat>|<grace>|<kept>|leave|<node>                          a line node|<id>|<sessions> for each other
 * <lease>|<heartbeat>|<grace>|<kept>|nodes                                 the same
 * <lease>|<heartbeat>|<grace>|<kept>|set|<name>|<value>                    nothing
 * }</pre>
 *
 * <p>Times are milliseconds, but {@code now}, which is microseconds since the epoch. The lines after {@code LIVE} are {@code
 * suspected|<id>} and {@code set|<name>|<value>}.
 */
final class RegisterProcessor extends AskingProcessor {

    private static final long serialVersionUID = 1L;

    /** For deserialization. */
    @SuppressWarnings("unused")
    private RegisterProcessor() {
        super("");
    }

    RegisterProcessor(HazelcastOptions options, Object... asked) {
        super(question(options, asked));
    }

    private static StringBuilder question(HazelcastOptions options, Object... asked) {
        var timing = options.timing();
        var question = asking();
        question.append(timing.lease().toMillis())
                .append('|')
                .append(timing.heartbeat().toMillis());
        question.append('|')
                .append(timing.grace().toMillis())
                .append('|')
                .append(options.kept().toMillis());
        for (var field : asked) {
            question.append('|').append(field);
        }
        return question;
    }

    @Override
    @Nullable
    String answer(Fields asked, String text, HazelcastInstance member) {
        var timing = new NodeTiming(millis(asked), millis(asked), millis(asked));
        var record = RegisterRecord.read(text, timing, millis(asked));
        var answer = answer(record, asked, member);
        var after = record.write();
        if (answer != null && !after.equals(text)) {
            store(new StoredText(after, 0));
        }
        return answer;
    }

    private static @Nullable String answer(RegisterRecord record, Fields asked, HazelcastInstance member) {
        long now = MemberTime.of(member).now();
        var register = record.register();
        switch (asked.next()) {
            case "join" -> {
                var node = new NodeId(asked.next());
                return write(record.on(asked.next(), node, register.join(node, now), present(member)));
            }
            case "renew" -> {
                var node = new NodeId(asked.next());
                var uuid = asked.next();
                var renewal = register.renew(node, Math.toIntExact(asked.number()), now);
                return write(record.on(uuid, node, renewal, present(member)));
            }
            case "verdict" -> {
                return record.verdict(new NodeId(asked.next()), present(member), now)
                        .name();
            }
            case "leave" -> {
                register.strike(new NodeId(asked.next()), now);
                return nodes(register.nodes());
            }
            case "nodes" -> {
                return nodes(register.nodes());
            }
            case "set" -> {
                register.set(asked.next(), asked.next(), now);
                return "";
            }
            default -> {
                return null;
            }
        }
    }

    private static Set<String> present(HazelcastInstance member) {
        return member.getCluster().getMembers().stream()
                .map(other -> other.getUuid().toString())
                .collect(Collectors.toSet());
    }

    private static String write(Renewal renewal) {
        if (!(renewal instanceof Renewal.Live live)) {
            return "DEAD";
        }
        var text = new StringBuilder("LIVE|").append(live.now());
        live.suspected().forEach(node -> text.append("\nsuspected|").append(node));
        live.settings()
                .forEach((name, value) ->
                        text.append("\nset|").append(name).append('|').append(value));
        return text.toString();
    }

    static Renewal renewal(String answer) {
        if (answer.equals("DEAD")) {
            return new Renewal.Dead();
        }
        var suspected = new HashSet<NodeId>();
        var settings = new HashMap<String, String>();
        long now = 0;
        for (var line : answer.split("\n", -1)) {
            var fields = line.split("\\|", -1);
            switch (fields[0]) {
                case "LIVE" -> now = Long.parseLong(fields[1]);
                case "suspected" -> suspected.add(new NodeId(fields[1]));
                default -> settings.put(fields[1], fields[2]);
            }
        }
        return new Renewal.Live(now, Set.copyOf(suspected), Map.copyOf(settings));
    }

    private static String nodes(List<NodeStatus> nodes) {
        return nodes.stream()
                .map(status -> status.node() + "|" + status.sessions())
                .collect(Collectors.joining("\n"));
    }

    static List<NodeStatus> nodes(String answer) {
        return answer.lines()
                .map(line -> line.split("\\|", -1))
                .map(fields -> new NodeStatus(new NodeId(fields[0]), Integer.parseInt(fields[1])))
                .toList();
    }

    private static Duration millis(Fields asked) {
        return Duration.ofMillis(asked.number());
    }
}
