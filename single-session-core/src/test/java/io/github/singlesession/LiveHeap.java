// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession;

import java.lang.management.ManagementFactory;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What is live on the heap, counted object by object after a full collection, without the characters of strings. The
 * collector's own figures would count free space, too.
 */
public final class LiveHeap {

    /** A line of the histogram: rank, instances, bytes, class. */
    private static final Pattern LINE = Pattern.compile("(?m)^ *\\d+: +\\d+ +(\\d+) +(\\S+)");

    private LiveHeap() {}

    /** Returns the bytes of all live objects that are neither strings nor byte arrays. */
    public static long bytes() {
        return LINE.matcher(histogram())
                .results()
                .filter(line -> !line.group(2).equals("java.lang.String")
                        && !line.group(2).equals("[B"))
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
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
