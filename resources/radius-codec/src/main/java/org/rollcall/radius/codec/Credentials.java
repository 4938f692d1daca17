package org.rollcall.radius.codec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What the user offers as proof. Freed from the NAS's shared secret, so that whoever checks it need not know that
 * secret. One record per scheme; a further scheme is one more record and one more line in {@link #of}.
 */
public sealed interface Credentials {
    /**
     * Reads the proof from an Access-Request. One with an EAP-Message may have no other (RFC 3579 section 3.3), whatever else
     * is in it. A request with more than one of User-Password, CHAP-Password (RFC 2865
     * section 4.1 forbids both) and MS-CHAP2-Response, or with one of impossible length, proves nothing.
     *
     * @param secret the NAS's shared secret; a wrong one gives a wrong PAP password, not an error
     */
    static Credentials of(RadiusPacket accessRequest, byte[] secret) {
        Optional<byte[]> eap = accessRequest.octets(AttributeType.EAP_MESSAGE);
        if (eap.isPresent()) {
            return Eap.of(eap.get());
        }
        Optional<byte[]> hiddenPassword = accessRequest.octets(AttributeType.USER_PASSWORD);
        Optional<byte[]> chapPassword = accessRequest.octets(AttributeType.CHAP_PASSWORD);
        Optional<byte[]> msChapResponse = accessRequest.vendor(Vendor.MICROSOFT, MsChapV2.CHAP2_RESPONSE);
        List<Credentials> offered = new ArrayList<>(1);
        hiddenPassword.ifPresent(hidden -> offered.add(Pap.of(hidden, accessRequest.authenticator(), secret)));
        chapPassword.ifPresent(response -> offered.add(Chap.of(response, accessRequest)));
        msChapResponse.ifPresent(response -> offered.add(MsChap2.of(response, accessRequest)));
        return offered.size() == 1 ? offered.get(0) : new None();
    }

    /** Whether the user knows this password (compared as UTF-8, in constant time). */
    boolean matches(String clearText);

    /** Name of the scheme for people: PAP, CHAP, MS-CHAPv2, EAP or none. */
    String method();

    /**
     * What an Access-Accept must tell whoever offered this, besides what he may do: that we know the password too, and
     * the keys that follow from it, in clear; {@link PacketWriter} hides them.
     *
     * @param clearText the password that {@linkplain #matches matched}
     */
    default List<Attribute> accepted(String clearText) {
        return List.of();
    }

    /** What an Access-Reject tells him in the words of his scheme. */
    default List<Attribute> rejected(Refusal why) {
        return List.of();
    }

    /** Why somebody is not let in, as far as a client may know it: the codes of RFC 2759 section 6. */
    enum Refusal {
        ACCOUNT_DISABLED(647),
        NO_PERMISSION(649),
        WRONG_LOGIN_OR_PASSWORD(691);

        private final int code;

        Refusal(int code) {
            this.code = code;
        }
    }

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

    /**
     * A hash over the password's own hash and the challenges of both sides (RFC 2759, RFC 2548 section 2.3.2).
     *
     * @param userName User-Name, which is part of the hash
     * @param identifier of the exchange between NAS and user, 0 to 255
     * @param challenge MS-CHAP-Challenge, 16 octets
     * @param peerChallenge the user's own, 16 octets
     * @param response 24 octets
     */
    @SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
    record MsChap2(String userName, int identifier, byte[] challenge, byte[] peerChallenge, byte[] response)
            implements Credentials {
        private static final int OCTETS = 50;
        private static final int PEER_CHALLENGE_AT = 2;
        private static final int RESPONSE_AT = 26;

        public MsChap2 {
            challenge = challenge.clone();
            peerChallenge = peerChallenge.clone();
            response = response.clone();
        }

        private static Credentials of(byte[] value, RadiusPacket accessRequest) {
            byte[] challenge = accessRequest
                    .vendor(Vendor.MICROSOFT, MsChapV2.CHAP_CHALLENGE)
                    .orElse(new byte[0]);
            Optional<String> userName = accessRequest.text(AttributeType.USER_NAME);
            if (value.length != OCTETS || challenge.length != MsChapV2.CHALLENGE_OCTETS || userName.isEmpty()) {
                return new None();
            }
            return new MsChap2(
                    userName.get(),
                    value[0] & 0xff,
                    challenge,
                    Arrays.copyOfRange(value, PEER_CHALLENGE_AT, PEER_CHALLENGE_AT + MsChapV2.CHALLENGE_OCTETS),
                    Arrays.copyOfRange(value, RESPONSE_AT, RESPONSE_AT + MsChapV2.RESPONSE_OCTETS));
        }

        @Override
        public byte[] challenge() {
            return challenge.clone();
        }

        @Override
        public byte[] peerChallenge() {
            return peerChallenge.clone();
        }

        @Override
        public byte[] response() {
            return response.clone();
        }

        @Override
        public boolean matches(String clearText) {
            byte[] hash = MsChapV2.passwordHash(clearText);
            return MessageDigest.isEqual(MsChapV2.ntResponse(challenge, peerChallenge, userName, hash), response);
        }

        @Override
        public String method() {
            return "MS-CHAPv2";
        }

        /** MS-CHAP2-Success and the keys of MPPE, which may be used with 40 or 128 bits (RFC 2548 section 2.4). */
        @Override
        public List<Attribute> accepted(String clearText) {
            byte[] hash = MsChapV2.passwordHash(clearText);
            String success = MsChapV2.authenticatorResponse(hash, response, peerChallenge, challenge, userName);
            return List.of(
                    Attribute.vendor(Vendor.MICROSOFT, MsChapV2.CHAP2_SUCCESS, identified(success)),
                    Attribute.vendorInteger(
                            Vendor.MICROSOFT, MsChapV2.MPPE_ENCRYPTION_POLICY, MsChapV2.ENCRYPTION_ALLOWED),
                    Attribute.vendorInteger(
                            Vendor.MICROSOFT, MsChapV2.MPPE_ENCRYPTION_TYPES, MsChapV2.ENCRYPTION_40_OR_128),
                    Attribute.vendor(Vendor.MICROSOFT, MsChapV2.MPPE_SEND_KEY, MsChapV2.sendKey(hash, response)),
                    Attribute.vendor(Vendor.MICROSOFT, MsChapV2.MPPE_RECV_KEY, MsChapV2.receiveKey(hash, response)));
        }

        /** MS-CHAP-Error: no retry (R=0), so that the challenge, which has to be there, is not used again. */
        @Override
        public List<Attribute> rejected(Refusal why) {
            String error =
                    "E=" + why.code + " R=0 C=" + HexFormat.of().withUpperCase().formatHex(challenge) + " V=3";
            return List.of(Attribute.vendor(Vendor.MICROSOFT, MsChapV2.CHAP_ERROR, identified(error)));
        }

        private byte[] identified(String text) {
            byte[] octets = (' ' + text).getBytes(StandardCharsets.US_ASCII);
            octets[0] = (byte) identifier;
            return octets;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof MsChap2 that
                    && userName.equals(that.userName)
                    && identifier == that.identifier
                    && MessageDigest.isEqual(challenge, that.challenge)
                    && MessageDigest.isEqual(peerChallenge, that.peerChallenge)
                    && MessageDigest.isEqual(response, that.response);
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

    /**
     * An EAP packet (RFC 3748), of which we speak no method: it proves nothing, and who asks for it may not be let in by anything
     * else, as his NAS would take him for authenticated by EAP.
     *
     * @param identifier of the EAP packet, 0 to 255
     */
    record Eap(int identifier) implements Credentials {
        private static final int IDENTIFIER_AT = 1;
        private static final byte FAILURE = 4;

        private static Eap of(byte[] message) {
            // an empty one is EAP-Start (RFC 3579 section 2.1), to which any identifier fits
            return new Eap(message.length > IDENTIFIER_AT ? message[IDENTIFIER_AT] & 0xff : 0);
        }

        @Override
        public boolean matches(String clearText) {
            return false;
        }

        @Override
        public String method() {
            return "EAP";
        }

        /** EAP-Failure with the identifier of what it answers (RFC 3748 section 4.2, RFC 3579 section 2.6.3). */
        @Override
        public List<Attribute> rejected(Refusal why) {
            return List.of(Attribute.octets(AttributeType.EAP_MESSAGE, new byte[] {FAILURE, (byte) identifier, 0, 4}));
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
