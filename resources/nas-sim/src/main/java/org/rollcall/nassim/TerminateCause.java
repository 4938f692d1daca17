package org.rollcall.nassim;

/** Acct-Terminate-Cause (RFC 2866 section 5.10), as far as the simulator uses it. */
public enum TerminateCause {
    USER_REQUEST(1),
    LOST_CARRIER(2),
    SESSION_TIMEOUT(5),
    ADMIN_RESET(6);

    private final int number;

    TerminateCause(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
