// SPDX-License-Identifier: Apache-2.0
package io.github.singlesession.spring;

import io.github.singlesession.Displacement;
import io.github.singlesession.SessionLease;
import io.github.singlesession.guard.Admission;
import io.github.singlesession.guard.AdmissionRequest;
import io.github.singlesession.guard.GuardListener;
import io.github.singlesession.guard.Reaffirmed;
import io.github.singlesession.guard.SessionEnd;
import io.github.singlesession.guard.StoreCommand;
import java.time.Duration;
import java.util.Map;

/** Hears all that a guard tells, and minds only some of it. */
public interface QuietListener extends GuardListener {

    @Override
    default void granted(SessionLease lease) {}

    @Override
    default void refused(AdmissionRequest request, Admission.Refused refusal) {}

    @Override
    default void displaced(Displacement displacement, SessionLease successor) {}

    @Override
    default void ended(SessionEnd end) {}

    @Override
    default void storeLost() {}

    @Override
    default void storeRestored() {}

    @Override
    default void set(Map<String, String> settings) {}

    @Override
    default void decided(AdmissionRequest request, Admission admission, Duration took) {}

    @Override
    default void asked(StoreCommand command, Duration took, boolean answered) {}

    @Override
    default void reaffirmed(Reaffirmed result) {}
}
