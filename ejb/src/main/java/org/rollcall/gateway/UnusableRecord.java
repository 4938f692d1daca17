package org.rollcall.gateway;

/** An accounting record that cannot be recorded whatever we do: it lacks what RFC 2866 requires. */
final class UnusableRecord extends Exception {
    UnusableRecord(String message) {
        super(message, null, false, false);
    }
}
