package org.rollcall.nassim;

/** What a NAS tells of its own accord. Called on the event loop's thread: return at once. */
public interface NasEvents {
    /** The server ended a session with a Disconnect-Request; its Stop is on the way. */
    default void disconnected(NasSession session) {}

    /** A CoA-Request changed what the session is granted. */
    default void changed(NasSession session) {}
}
