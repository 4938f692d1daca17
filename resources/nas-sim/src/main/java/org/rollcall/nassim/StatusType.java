package org.rollcall.nassim;

/** Acct-Status-Type (RFC 2866 section 5.1). */
public enum StatusType {
    START(1),
    STOP(2),
    INTERIM(3),
    ACCOUNTING_ON(7),
    ACCOUNTING_OFF(8);

    private final int number;

    StatusType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
