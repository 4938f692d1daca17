package org.rollcall.customer;

import java.util.regex.Pattern;
import org.rollcall.shared.FieldErrors;

/** What a customer's data must look like, and their tidy form. Pure. */
public final class CustomerDataRules {
    /** A mailbox as people have them; deliverability only a mail can tell. */
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)*");

    private CustomerDataRules() {}

    /** The same without blanks around; optional values that are blank become null. */
    static CustomerData tidy(CustomerData data) {
        return new CustomerData(
                strip(data.portalLogin()),
                strip(data.name()),
                strip(data.phone()),
                strip(data.email()),
                strip(data.street()),
                strip(data.city()));
    }

    /** @param data tidied */
    static FieldErrors check(CustomerData data) {
        FieldErrors errors = new FieldErrors()
                .required("portalLogin", data.portalLogin(), 64)
                .required("name", data.name(), 200)
                .optional("phone", data.phone(), 32)
                .optional("email", data.email(), 254)
                .optional("street", data.street(), 200)
                .optional("city", data.city(), 100);
        if (data.portalLogin() != null && !errors.has("portalLogin")) {
            errors.check(
                    data.portalLogin().codePoints().noneMatch(Character::isWhitespace),
                    "portalLogin",
                    "contains a blank");
        }
        if (data.phone() != null) {
            errors.check(digits(data.phone()) != null, "phone", "contains no digit");
        }
        if (data.email() != null && !errors.has("email")) {
            errors.check(EMAIL.matcher(data.email()).matches(), "email", "is not an email address");
        }
        return errors;
    }

    /** The digits of a phone number, which find it in whatever notation it was typed; null if there are none. */
    public static String digits(String phone) {
        if (phone == null) {
            return null;
        }
        StringBuilder digits = new StringBuilder();
        // digits of any script: 10 values, kept as ASCII
        phone.codePoints()
                .filter(Character::isDigit)
                .forEach(c -> digits.append((char) ('0' + Character.digit(c, 10))));
        return digits.isEmpty() ? null : digits.toString();
    }

    private static String strip(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
