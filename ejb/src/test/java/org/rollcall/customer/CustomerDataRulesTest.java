package org.rollcall.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.shared.FieldError;

class CustomerDataRulesTest {
    private static CustomerData data(String login, String name, String phone, String email) {
        return new CustomerData(login, name, phone, email, null, null);
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        CustomerData typed = CustomerDataRules.tidy(data(" ", null, "none", "nobody"));
        assertThat(CustomerDataRules.check(typed).list())
                .containsExactly(
                        new FieldError("portalLogin", "is required"),
                        new FieldError("name", "is required"),
                        new FieldError("phone", "contains no digit"),
                        new FieldError("email", "is not an email address"));
    }

    @Test
    void blanksAroundGoAndEmptyIsNothing() {
        assertThat(CustomerDataRules.tidy(data(" ann ", " Ann Arbor ", "", "\t")))
                .isEqualTo(data("ann", "Ann Arbor", null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b", "a\u0000b", "a\nb", "0123456789012345678901234567890123456789012345678901234567890123X"})
    void loginsThatWillNotDo(String login) {
        assertThat(CustomerDataRules.check(data(login, "x", null, null)).has("portalLogin"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@example.org", "a.b+c@sub.example.org", "ünal@exämple.org", "o'neil@localhost"})
    void mailboxes(String email) {
        assertThat(CustomerDataRules.check(data("a", "x", null, email)).list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann", "@example.org", "ann@", "a@b@c", "ann@example..org", "ann@.org", "a b@example.org"})
    void noMailboxes(String email) {
        assertThat(CustomerDataRules.check(data("a", "x", null, email)).has("email"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "+49 (30) 1234-567, 49301234567",
        "030/1234567,       0301234567",
        "٠٣٠,               030",
    })
    void digitsFindAPhoneInAnyNotation(String phone, String digits) {
        assertThat(CustomerDataRules.digits(phone)).isEqualTo(digits);
    }
}
