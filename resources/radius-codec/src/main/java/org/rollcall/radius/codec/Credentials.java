package org.rollcall.radius.codec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the user offers as proof. Freed from the NAS's shared secret, so that whoever checks it need not know that
 * secret. One record per scheme; a further scheme is one more record and one more line in {@link #of}.
 */
public sealed interface Credentials {
    /**
     * Reads the proof from an Access-Request. A request with both a User-Password and a CHAP-Password (RFC 2865
     * section 4.1 forbids it) or with one of impossible length proves nothing.
     *
     * @param secret the NAS's shared secret; a wrong one gives a wrong PAP password, not an error
     */
    static Credentials of(RadiusPacket accessRequest, byte[] secret) {
        Optional<byte[]> hiddenPassword = accessRequest.octets(AttributeType.USER_PASSWORD);
        Optional<byte[]> chapPassword = accessRequest.octets(AttributeType.CHAP_PASSWORD);
        if (hiddenPassword.isPresent() == chapPassword.isPresent()) {
            return new None();
        }
        return hiddenPassword.isPresent()
                ? Pap.of(hiddenPassword.get(), accessRequest.authenticator(), secret)
                : Chap.of(chapPassword.get(), accessRequest);
    }

    /** Whether the user knows this password (compared as UTF-8, in constant time). */
    boolean matches(String clearText);

    /** Name of the scheme for people: PAP, CHAP or none. */
    String method();

    /**
     * The password itself (RFC 2865 section 5.2).
     *
     * @param password octets as the user typed them
     */
    @SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
    record Pap(byte[] password) implements Credentials {
        public Pap {
            password = password.clone();
        }

        private static Credentials of(byte[] hidden, byte[] requestAuthenticator, byte[] secret) {
            return UserPassword.wellFormed(hidden)
                    ? new Pap(UserPassword.decrypt(hidden, requestAuthenticator, secret))
                    : new None();
        }

        @Override
        public byte[] password() {
            return password.clone();
        }

        @Override
        public boolean matches(String clearText) {
            return MessageDigest.isEqual(clearText.getBytes(StandardCharsets.UTF_8), password);
        }

        @Override
        public String method() {
            return "PAP";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Pap that && MessageDigest.isEqual(password, that.password);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(password);
        }

        /** Leaves the password out. */
        @Override
        public String toString() {
            return method();
        }
    }

    /**
     * A hash over password and challenge (RFC 2865 section 5.3): checking it needs the password in clear.
     *
     * @param identifier CHAP identifier, 0 to 255
     * @param response 16 octets
     * @param challenge CHAP-Challenge or, without one, the Request Authenticator
     */
    @SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
    record Chap(int identifier, byte[] response, byte[] challenge) implements Credentials {
        public Chap {
            response = response.clone();
            challenge = challenge.clone();
        }

        private static Credentials of(byte[] chapPassword, RadiusPacket accessRequest) {
            byte[] challenge =
                    accessRequest.octets(AttributeType.CHAP_CHALLENGE).orElseGet(accessRequest::authenticator);
            if (chapPassword.length != 1 + Md5.OCTETS || challenge.length == 0) {
                return new None();
            }
            return new Chap(chapPassword[0] & 0xff, Arrays.copyOfRange(chapPassword, 1, 1 + Md5.OCTETS), challenge);
        }

        @Override
        public byte[] response() {
            return response.clone();
        }

        @Override
        public byte[] challenge() {
            return challenge.clone();
        }

        @Override
        public boolean matches(String clearText) {
            byte[] password = clearText.getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(
                    org.rollcall.radius.codec.Chap.response(identifier, password, challenge), response);
        }

        @Override
        public String method() {
            return "CHAP";
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Chap that
                    && identifier == that.identifier
                    && MessageDigest.isEqual(response, that.response)
                    && MessageDigest.isEqual(challenge, that.challenge);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(response);
        }

        /** Leaves the hash out: with it passwords can be tried offline. */
        @Override
        public String toString() {
            return method();
        }
    }

    /** Nothing that could be checked. */
    record None() implements Credentials {
        @Override
        public boolean matches(String clearText) {
            return false;
        }

        @Override
        public String method() {
            return "none";
        }
    }
}
