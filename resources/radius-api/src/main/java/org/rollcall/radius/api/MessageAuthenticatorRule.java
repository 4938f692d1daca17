package org.rollcall.radius.api;

/** What is asked of an Access-Request, against forged answers (CVE-2024-3596, "BlastRADIUS"). */
public enum MessageAuthenticatorRule {
    /** An Access-Request without a valid Message-Authenticator is dropped. */
    REQUIRE,
    /**
     * Accepted without one, unless Proxy-State is present; after 100 Access-Requests in a row that carried a valid
     * one the NAS is known to send it, and it is required from then on. Never learned for a prefix of several
     * addresses.
     */
    AUTO
}
