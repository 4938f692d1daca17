package org.rollcall.staff;

import java.util.Locale;
import java.util.Set;
import org.rollcall.shared.FieldErrors;

/** What a staff password must be: long enough and not the first that is tried (OWASP ASVS 5, 6.2). Pure. */
final class PasswordRules {
    static final int SHORTEST = 8;
    /** Bounds the cost of hashing. */
    static final int LONGEST = 256;

    /** Of 8 characters and more, the first of every list of guesses. */
    private static final Set<String> FIRST_GUESSES = Set.of(
            "password",
            "password1",
            "password123",
            "passw0rd",
            "p@ssw0rd",
            "12345678",
            "123456789",
            "1234567890",
            "11111111",
            "00000000",
            "88888888",
            "87654321",
            "qwertyuiop",
            "qwerty123",
            "1q2w3e4r",
            "1qaz2wsx",
            "iloveyou",
            "sunshine",
            "princess",
            "football",
            "baseball",
            "superman",
            "trustno1",
            "letmein1",
            "welcome1",
            "welcome123",
            "abc12345",
            "abcd1234",
            "asdfghjkl",
            "zaq12wsx",
            "administrator",
            "admin123",
            "adminadmin",
            "changeme",
            "changeme123",
            "rollcall",
            "rollcall123",
            "radiusradius",
            "testing123",
            "testtest",
            "computer",
            "internet",
            "whatever",
            "starwars",
            "michelle",
            "jennifer",
            "q1w2e3r4",
            "1234qwer",
            "qwer1234",
            "aa123456");

    private PasswordRules() {}

    static void check(String password, String name, FieldErrors errors) {
        if (password == null || password.codePointCount(0, password.length()) < SHORTEST) {
            errors.check(false, "password", "must have at least " + SHORTEST + " characters, better 15");
            return;
        }
        errors.check(password.length() <= LONGEST, "password", "is longer than " + LONGEST + " characters");
        String lower = password.toLowerCase(Locale.ROOT);
        errors.check(
                !FIRST_GUESSES.contains(lower) && lower.chars().distinct().count() > 2,
                "password",
                "is among the first that would be tried");
        errors.check(name == null || !lower.equals(name.toLowerCase(Locale.ROOT)), "password", "is the name");
    }
}
