package org.rollcall.nassim;

import java.util.Locale;

/**
 * What a subscriber offers when he connects.
 *
 * @param name User-Name
 * @param method how the password is proved
 */
public record Login(String name, String password, Method method) {
    /** The password schemes of RFC 2865, and Microsoft's. */
    public enum Method {
        PAP,
        /** With a CHAP-Challenge attribute. */
        CHAP,
        /** The Request Authenticator is the challenge, as some NASes do it (RFC 2865 section 2.2). */
        CHAP_WITHOUT_CHALLENGE,
        /** RFC 2759; the server has to prove that it knows the password, too. */
        MSCHAPV2;

        /** @throws IllegalArgumentException naming what is allowed */
        static Method of(String word) {
            return switch (word.toLowerCase(Locale.ROOT)) {
                case "pap" -> PAP;
                case "chap" -> CHAP;
                case "chap-bare" -> CHAP_WITHOUT_CHALLENGE;
                case "mschapv2" -> MSCHAPV2;
                default ->
                    throw new IllegalArgumentException("'" + word + "' is none of pap, chap, chap-bare, mschapv2");
            };
        }
    }

    public static Login pap(String name, String password) {
        return new Login(name, password, Method.PAP);
    }

    public static Login chap(String name, String password) {
        return new Login(name, password, Method.CHAP);
    }

    public static Login msChapV2(String name, String password) {
        return new Login(name, password, Method.MSCHAPV2);
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return "Login[" + name + " " + method + "]";
    }
}
