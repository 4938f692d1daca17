package org.rollcall.nassim;

import java.util.Locale;

/**
 * What a subscriber offers when he connects.
 *
 * @param name User-Name
 * @param method how the password is proved
 */
public record Login(String name, String password, Method method) {
    /** The password schemes of RFC 2865. */
    public enum Method {
        PAP,
        /** With a CHAP-Challenge attribute. */
        CHAP,
        /** The Request Authenticator is the challenge, as some NASes do it (RFC 2865 section 2.2). */
        CHAP_WITHOUT_CHALLENGE;

        /** @throws IllegalArgumentException naming what is allowed */
        static Method of(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "pap" -> PAP;
                case "chap" -> CHAP;
                case "chap-bare" -> CHAP_WITHOUT_CHALLENGE;
                default -> throw new IllegalArgumentException("'" + word + "' is none of pap, chap, chap-bare");
            };
        }
    }

    public static Login pap(String name, String password) {
        return new Login(name, password, Method.PAP);
    }

    public static Login chap(String name, String password) {
        return new Login(name, password, Method.CHAP);
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "Login[" + name + " " + method + "]";
    }
}
