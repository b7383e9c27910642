// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring.faults;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What an operating system can do to a process that the process cannot prevent, besides ending it. */
enum Signal {

    /** It stands still from now on, as where a machine is suspended. */
    STOP,

    /** It goes on. */
    CONT;

    void send(ProcessHandle process) {
        try {
            int exit = new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
