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
import java.util.List;
import java.util.Map;

/** Tells several listeners of a guard, one after the other. */
public final class GuardListeners implements GuardListener {

    private final List<GuardListener> listeners;

    public GuardListeners(List<GuardListener> listeners) {
        this.listeners = listeners;
    }

    @Override
    public void granted(SessionLease lease) {
        listeners.forEach(listener -> listener.granted(lease));
    }

    @Override
    public void refused(AdmissionRequest request, Admission.Refused refusal) {
        listeners.forEach(listener -> listener.refused(request, refusal));
    }

    @Override
    public void displaced(Displacement displacement, SessionLease successor) {
        listeners.forEach(listener -> listener.displaced(displacement, successor));
    }

    @Override
    public void ended(SessionEnd end) {
        listeners.forEach(listener -> listener.ended(end));
    }

    @Override
    public void storeLost() {
        listeners.forEach(GuardListener::storeLost);
    }

    @Override
    public void storeRestored() {
        listeners.forEach(GuardListener::storeRestored);
    }

    @Override
    public void set(Map<String, String> settings) {
        listeners.forEach(listener -> listener.set(settings));
    }

    @Override
    public void decided(AdmissionRequest request, Admission admission, Duration took) {
        listeners.forEach(listener -> listener.decided(request, admission, took));
    }

    @Override
    public void asked(StoreCommand command, Duration took, boolean answered) {
        listeners.forEach(listener -> listener.asked(command, took, answered));
    }

    @Override
    public void reaffirmed(Reaffirmed result) {
        listeners.forEach(listener -> listener.reaffirmed(result));
    }
}
