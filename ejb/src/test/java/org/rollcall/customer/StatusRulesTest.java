package org.rollcall.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of product.md section 1: all sixteen moves, and what is said about those that are not allowed. */
class StatusRulesTest {
    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource({
        "NEW,      NEW,      the customer is new already",
        "NEW,      ACTIVE,   yes",
        "NEW,      BLOCKED,  yes",
        "NEW,      INACTIVE, yes",
        "ACTIVE,   NEW,      a customer that is active cannot become new again",
        "ACTIVE,   ACTIVE,   the customer is active already",
        "ACTIVE,   BLOCKED,  yes",
        "ACTIVE,   INACTIVE, yes",
        "BLOCKED,  NEW,      a customer that is blocked cannot become new again",
        "BLOCKED,  ACTIVE,   yes",
        "BLOCKED,  BLOCKED,  the customer is blocked already",
        "BLOCKED,  INACTIVE, yes",
        "INACTIVE, NEW,      a customer that is inactive cannot become new again",
        "INACTIVE, ACTIVE,   yes",
        "INACTIVE, BLOCKED,  a customer that is inactive cannot become blocked; activate the customer first",
        "INACTIVE, INACTIVE, the customer is inactive already",
    })
    void moves(CustomerStatus from, CustomerStatus to, String answer) {
        assertThat(StatusRules.allowed(from, to)).isEqualTo(answer.equals("yes"));
        if (!answer.equals("yes")) {
            assertThat(StatusRules.refusal(from, to)).isEqualTo(answer);
        }
    }

    @ParameterizedTest(name = "{0} a {1} customer: {2}")
    @CsvSource({
        "BLOCK,      NEW,      BLOCKED",
        "BLOCK,      ACTIVE,   BLOCKED",
        "BLOCK,      BLOCKED,  the customer is blocked already",
        "BLOCK,      INACTIVE, a customer that is inactive cannot become blocked; activate the customer first",
        "UNBLOCK,    NEW,      the customer is not blocked but new",
        "UNBLOCK,    ACTIVE,   the customer is active already",
        "UNBLOCK,    BLOCKED,  ACTIVE",
        "UNBLOCK,    INACTIVE, the customer is not blocked but inactive",
        "ACTIVATE,   NEW,      ACTIVE",
        "ACTIVATE,   ACTIVE,   the customer is active already",
        "ACTIVATE,   BLOCKED,  the customer is blocked; unblock the customer instead",
        "ACTIVATE,   INACTIVE, ACTIVE",
        "DEACTIVATE, NEW,      INACTIVE",
        "DEACTIVATE, ACTIVE,   INACTIVE",
        "DEACTIVATE, BLOCKED,  INACTIVE",
        "DEACTIVATE, INACTIVE, the customer is inactive already",
    })
    void commands(StatusCommand command, CustomerStatus from, String answer) {
        if (command.allowedFrom(from)) {
            assertThat(command.target()).hasToString(answer);
            assertThat(StatusRules.allowed(from, command.target())).isTrue();
        } else {
            assertThat(command.refusal(from)).isEqualTo(answer);
        }
    }
}
