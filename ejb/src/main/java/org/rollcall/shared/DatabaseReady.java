package org.rollcall.shared;

/**
 * CDI event, once per start: the schema is migrated and the secrets can be opened. Observers finish what must be ready
 * before the first request, and throw to stop the start; then {@link Readiness} is up. The gateway's observer opens the
 * door and has the priority {@link #DOOR}; all others come before it.
 */
public record DatabaseReady() {
    public static final int EARLY = 1000;
    public static final int DOOR = 4000;
}
