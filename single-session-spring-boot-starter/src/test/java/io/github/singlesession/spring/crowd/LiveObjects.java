// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.crowd;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What is live on the heap, counted object by object after a full collection. The collector's own figures would count
 * free space, too.
 */
public final class LiveObjects {

    /** A line of the histogram: rank, instances, bytes, class, and the module if it has one. */
    private static final Pattern LINE = Pattern.compile("(?m)^ *\\d+: +(\\d+) +(\\d+) +(\\S+)");

    /** Characters of strings are among them. */
    private static final Set<String> BUFFERS = Set.of("[B", "[C", "[Ljava.nio.ByteBuffer;");

    private static final Count NONE = new Count(0, 0);

    private final Map<String, Count> counts;

    private LiveObjects(Map<String, Count> counts) {
        this.counts = counts;
    }

    /** How many objects of a class there are, and the bytes of all of them. */
    public record Count(long instances, long bytes) {

        private Count plus(Count other) {
            return new Count(instances + other.instances, bytes + other.bytes);
        }

        private Count minus(Count other) {
            return new Count(instances - other.instances, bytes - other.bytes);
        }
    }

    /** Collects garbage, all of it, and counts what stays. */
    public static LiveObjects count() {
        var counts = new TreeMap<String, Count>();
        LINE.matcher(histogram()).results().forEach(line -> {
            var count = new Count(Long.parseLong(line.group(1)), Long.parseLong(line.group(2)));
            counts.merge(line.group(3), count, Count::plus);
        });
        return new LiveObjects(counts);
    }

    /** Returns whether a class is one of the library's, and none of this package. */
    public static boolean ours(String type) {
        return type.startsWith("io.github.singlesession.") && !type.startsWith(LiveObjects.class.getPackageName());
    }

    /**
     * Returns whether a class is neither of this package nor one that buffers of sockets and threads are made of. Those
     * are a hundred times as much as all that the library keeps, and never twice the same.
     */
    public static boolean couldBeOurs(String type) {
        return !type.startsWith(LiveObjects.class.getPackageName()) && !BUFFERS.contains(type);
    }

    /** Returns what there is more or less of than there was. */
    public LiveObjects since(LiveObjects before) {
        var more = new TreeMap<>(counts);
        before.counts.forEach((name, count) -> more.merge(name, NONE.minus(count), Count::plus));
        more.values().removeIf(NONE::equals);
        return new LiveObjects(more);
    }

    /** Returns only what there is more of: what was just about to go when it was counted may be less. */
    public LiveObjects grown() {
        var grown = new TreeMap<>(counts);
        grown.values().removeIf(count -> count.instances() <= 0);
        return new LiveObjects(grown);
    }

    public LiveObjects of(Predicate<String> names) {
        var some = new TreeMap<>(counts);
        some.keySet().removeIf(names.negate());
        return new LiveObjects(some);
    }

    public Map<String, Count> byClass() {
        return Map.copyOf(counts);
    }

    public boolean none() {
        return counts.isEmpty();
    }

    public long bytes() {
        return counts.values().stream().mapToLong(Count::bytes).sum();
    }

    private static String histogram() {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new AssertionError("this virtual machine does not tell what is on its heap", e);
        }
    }
}
