// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.benchmarks;

/** How a server is set up that a crowd stays at. The windows hold whole rounds of pings. */
enum CrowdSetting {
    WITHOUT("without the library", 0, 30),
    OFF("pings off", 0, 30),
    USUAL("every 20 s, the default", 20, 60),
    OFTEN("every 5 s", 5, 30),
    ALL_THE_TIME("every 2 s", 2, 30),
    OFF_AGAIN("pings off again (control)", 0, 30);

    private final String title;
    private final int interval;
    private final int seconds;

    CrowdSetting(String title, int interval, int seconds) {
        this.title = title;
        this.interval = interval;
        this.seconds = seconds;
    }

    String title() {
        return title;
    }

    boolean pings() {
        return interval > 0;
    }

    /** How long the crowd is watched. */
    int seconds() {
        return seconds;
    }

    String[] properties() {
        return new String[] {
            "single-session.enabled=" + (this != WITHOUT),
            "single-session.store=memory",
            "single-session.ping.interval=" + interval + "s",
            "single-session.ping.timeout=5m"
        };
    }
}
