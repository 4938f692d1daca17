package org.rollcall.radius.ra;

import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.radius.codec.Signatures.MessageAuthenticatorState;

/**
 * Whether an Access-Request may be believed (CVE-2024-3596, "BlastRADIUS"). Without a Message-Authenticator anybody on
 * the way can change a request so that the Reject to it serves as an Accept; the attack needs Proxy-State, which a NAS
 * has no reason to send. So a NAS that may do without one may not send both, and once it has shown that it does send
 * one it may not do without.
 */
final class MessageAuthenticatorPolicy {
    /** So many valid ones in a row prove the habit. */
    static final int LEARNED_AFTER = 100;

    private MessageAuthenticatorPolicy() {}

    enum Verdict {
        ADMIT,
        MISSING,
        WRONG
    }

    /**
     * @param mandatory whether the packet itself needs one (EAP, RFC 3579 section 3.1)
     * @param proxyState whether the packet has a Proxy-State
     * @param validInARow as {@link #next} gave it; 0 for a prefix, whose addresses may be different devices
     */
    static Verdict judge(
            MessageAuthenticatorRule rule,
            MessageAuthenticatorState state,
            boolean mandatory,
            boolean proxyState,
            int validInARow) {
        return switch (state) {
            case VALID -> Verdict.ADMIT;
            case INVALID -> Verdict.WRONG;
            case ABSENT ->
                rule == MessageAuthenticatorRule.REQUIRE || mandatory || proxyState || validInARow >= LEARNED_AFTER
                        ? Verdict.MISSING
                        : Verdict.ADMIT;
        };
    }

    /** The count after this request. What was dropped changes nothing: anybody could have sent it. */
    static int next(int validInARow, MessageAuthenticatorState state, Verdict verdict) {
        if (verdict != Verdict.ADMIT) {
            return validInARow;
        }
        return state == MessageAuthenticatorState.VALID ? Math.min(validInARow + 1, LEARNED_AFTER) : 0;
    }
}
