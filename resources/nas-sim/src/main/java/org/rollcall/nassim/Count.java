package org.rollcall.nassim;

/** What is counted on a NAS's sockets. */
public enum Count {
    /** Requests, each once however often it was sent. */
    REQUESTS,
    /** Further transmissions of them. */
    RETRANSMISSIONS,
    /** Requests with a verified reply. */
    ANSWERED,
    /** Requests given up. */
    LOST,
    /** Replies whose Response Authenticator or Message-Authenticator is wrong. */
    BAD_AUTHENTICATORS,
    /** Replies to nothing that is waited for: second ones and late ones. */
    STRAYS,
    /** Times the system said that nobody listens on the server's port. */
    UNREACHABLE,
    /** Access-Accepts and -Rejects whose first attribute is not a Message-Authenticator (CVE-2024-3596). */
    UNSIGNED,
    ACCEPTS,
    REJECTS,
    /** Acknowledged accounting records. */
    RECORDS,
    /** Disconnect-Requests, and ISG log-offs, answered with ACK. */
    DISCONNECTS,
    /** CoA-Requests answered with ACK. */
    CHANGES,
    /** Disconnect- and CoA-Requests answered with NAK. */
    REFUSALS,
    /** Datagrams on the CoA port without an answer: wrong secret, malformed, or silence asked for. */
    IGNORED
}
