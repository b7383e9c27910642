// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.memory;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;

/** What a key with one seat answers, in as few words as can be. */
final class NaiveKeys {

    private NaiveKeys() {}

    /** What is done to a key; answered without tokens, which depend on the clock. */
    @Param(name = "session", gen = IntGen.class, conf = "1:2")
    public abstract static class OneKey {

        /** Returns whom the session displaced, or who denied it the seat. */
        @Operation(params = "session")
        public abstract String claim(int session);

        @Operation(params = "session")
        public abstract boolean release(int session);

        @Operation(params = "session")
        public abstract boolean end(int session);

        @Operation
        public abstract String holder();
    }

    /** One seat, in one thread. */
    public abstract static class NaiveKey extends OneKey {

        private final boolean kicks;
        private @Nullable Integer holder;

        NaiveKey(boolean kicks) {
            this.kicks = kicks;
        }

        @Override
        public String claim(int session) {
            var former = holder;
            if (former != null && former != session && !kicks) {
                return "denied by " + former;
            }
            holder = session;
            return former == null || former == session ? "granted" : "granted for " + former;
        }

        @Override
        public boolean release(int session) {
            boolean held = holder != null && holder == session;
            holder = held ? null : holder;
            return held;
        }

        @Override
        public boolean end(int session) {
            return release(session);
        }

        @Override
        public String holder() {
            return holder == null ? "nobody" : holder.toString();
        }
    }

    public static final class NaiveFirstCome extends NaiveKey {
        public NaiveFirstCome() {
            super(false);
        }
    }

    public static final class NaiveKickOld extends NaiveKey {
        public NaiveKickOld() {
            super(true);
        }
    }
}
