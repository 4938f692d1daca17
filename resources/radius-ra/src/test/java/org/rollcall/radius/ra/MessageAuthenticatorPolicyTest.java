package org.rollcall.radius.ra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.radius.codec.Signatures.MessageAuthenticatorState;

class MessageAuthenticatorPolicyTest {
    @ParameterizedTest
    @CsvSource({
        // rule, Message-Authenticator, EAP, Proxy-State, valid in a row -> verdict, in a row afterwards
        "REQUIRE, VALID,   false, false,   0, ADMIT,     1",
        "REQUIRE, VALID,   true,  true,    0, ADMIT,     1",
        "REQUIRE, ABSENT,  false, false,   0, MISSING,   0",
        "REQUIRE, ABSENT,  false, true,    5, MISSING,   5",
        "REQUIRE, INVALID, false, false,   5, WRONG,     5",
        "AUTO,    VALID,   false, false,   0, ADMIT,     1",
        "AUTO,    VALID,   false, true,   98, ADMIT,    99",
        "AUTO,    VALID,   true,  false,  99, ADMIT,   100",
        "AUTO,    VALID,   false, false, 100, ADMIT,   100",
        "AUTO,    ABSENT,  false, false,   0, ADMIT,     0",
        "AUTO,    ABSENT,  false, false,  99, ADMIT,     0",
        "AUTO,    ABSENT,  false, false, 100, MISSING, 100",
        "AUTO,    ABSENT,  false, true,    0, MISSING,   0",
        "AUTO,    ABSENT,  false, true,   50, MISSING,  50",
        "AUTO,    ABSENT,  true,  false,   0, MISSING,   0",
        "AUTO,    ABSENT,  true,  true,  100, MISSING, 100",
        "AUTO,    INVALID, false, false,   0, WRONG,     0",
        "AUTO,    INVALID, true,  true,  100, WRONG,   100",
    })
    void table(
            MessageAuthenticatorRule rule,
            MessageAuthenticatorState state,
            boolean eap,
            boolean proxyState,
            int inARow,
            MessageAuthenticatorPolicy.Verdict verdict,
            int afterwards) {
        assertThat(MessageAuthenticatorPolicy.judge(rule, state, eap, proxyState, inARow))
                .isEqualTo(verdict);
        assertThat(MessageAuthenticatorPolicy.next(inARow, state, verdict)).isEqualTo(afterwards);
    }

    @Test
    void whatWasLearnedCannotBeUnlearnedByASenderWithoutTheSecret() {
        int inARow = MessageAuthenticatorPolicy.LEARNED_AFTER;
        for (MessageAuthenticatorState state :
                new MessageAuthenticatorState[] {MessageAuthenticatorState.ABSENT, MessageAuthenticatorState.INVALID}) {
            MessageAuthenticatorPolicy.Verdict verdict =
                    MessageAuthenticatorPolicy.judge(MessageAuthenticatorRule.AUTO, state, false, false, inARow);
            inARow = MessageAuthenticatorPolicy.next(inARow, state, verdict);
        }
        assertThat(inARow).isEqualTo(MessageAuthenticatorPolicy.LEARNED_AFTER);
    }
}
