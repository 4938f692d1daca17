package org.rollcall.session;

import java.util.Optional;

/**
 * What an event makes of a key's session.
 *
 * @param retired the session the key named until now, closed, because the key names another one from now on
 * @param current the session the key names after the event; empty if it still names none
 */
record Transition(Optional<SessionState> retired, Optional<SessionState> current) {
    static final Transition NOTHING = new Transition(Optional.empty(), Optional.empty());

    static Transition to(SessionState current) {
        return new Transition(Optional.empty(), Optional.of(current));
    }

    static Transition replace(SessionState retired, SessionState current) {
        return new Transition(Optional.of(retired), Optional.of(current));
    }
}
