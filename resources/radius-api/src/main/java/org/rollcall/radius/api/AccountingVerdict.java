package org.rollcall.radius.api;

/** What the adapter does with an Accounting-Request after the application has seen it. */
public enum AccountingVerdict {
    /** It is stored durably: send the Accounting-Response. */
    ACKNOWLEDGE,
    /** It may not be stored: send nothing, so that the NAS sends it again (RFC 2866 section 2). */
    SILENCE
}
