package org.rollcall.radius.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * Microsoft's challenge handshake, version 2 (RFC 2759), and the keys that MPPE encrypts with after it (RFC 3079).
 * Pure functions; the names of their parameters are those of RFC 2759 section 8.
 */
public final class MsChapV2 {
    // Types of Microsoft's attributes (RFC 2548)
    static final int CHAP_ERROR = 2;
    static final int MPPE_ENCRYPTION_POLICY = 7;
    static final int MPPE_ENCRYPTION_TYPES = 8;
    public static final int CHAP_CHALLENGE = 11;
    static final int MPPE_SEND_KEY = 16;
    static final int MPPE_RECV_KEY = 17;
    public static final int CHAP2_RESPONSE = 25;
    public static final int CHAP2_SUCCESS = 26;

    static final int ENCRYPTION_ALLOWED = 1;
    /** Bits of RFC 2548 section 2.4.4: 2 for 40, 4 for 128 bits. */
    static final int ENCRYPTION_40_OR_128 = 6;

    static final int RESPONSE_OCTETS = 24;
    static final int CHALLENGE_OCTETS = 16;

    private static final int KEY_OCTETS = 16;
    private static final int DES_KEY_BITS = 56;
    private static final byte[] MAGIC_1 = "Magic server to client signing constant".getBytes(US_ASCII);
    private static final byte[] MAGIC_2 = "Pad to make it do more than one iteration".getBytes(US_ASCII);
    private static final byte[] MASTER_KEY = "This is the MPPE Master Key".getBytes(US_ASCII);
    private static final byte[] CLIENT_SENDS =
            "On the client side, this is the send key; on the server side, it is the receive key.".getBytes(US_ASCII);
    private static final byte[] SERVER_SENDS =
            "On the client side, this is the receive key; on the server side, it is the send key.".getBytes(US_ASCII);
    private static final byte[] PAD_1 = new byte[40];
    private static final byte[] PAD_2 = pad2();

    private MsChapV2() {}

    /** NtPasswordHash (section 8.3), 16 octets. It is as good as the password to whoever has it. */
    public static byte[] passwordHash(String password) {
        return Md4.digest(password.getBytes(UTF_16LE));
    }

    /**
     * GenerateNTResponse (section 8.1), 24 octets.
     *
     * @param userName as the peer sent it; what is before a backslash does not count (section 4)
     */
    public static byte[] ntResponse(
            byte[] authenticatorChallenge, byte[] peerChallenge, String userName, byte[] passwordHash) {
        byte[] challenge = challengeHash(peerChallenge, authenticatorChallenge, userName);
        byte[] keys = Arrays.copyOf(passwordHash, 21);
        byte[] response = new byte[RESPONSE_OCTETS];
        for (int i = 0; i < 3; i++) {
            System.arraycopy(desEncrypt(challenge, keys, 7 * i), 0, response, 8 * i, 8);
        }
        return response;
    }

    /** GenerateAuthenticatorResponse (section 8.7): "S=" and 40 hexadecimal digits, which prove to the peer that we know the password. */
    public static String authenticatorResponse(
            byte[] passwordHash,
            byte[] ntResponse,
            byte[] peerChallenge,
            byte[] authenticatorChallenge,
            String userName) {
        byte[] digest = sha1(Md4.digest(passwordHash), ntResponse, MAGIC_1);
        byte[] challenge = challengeHash(peerChallenge, authenticatorChallenge, userName);
        return "S=" + HexFormat.of().withUpperCase().formatHex(sha1(digest, challenge, MAGIC_2));
    }

    /** What the server encrypts with: MS-MPPE-Send-Key of an Access-Accept, 16 octets (RFC 3079 section 3.4). */
    public static byte[] sendKey(byte[] passwordHash, byte[] ntResponse) {
        return startKey(passwordHash, ntResponse, SERVER_SENDS);
    }

    /** What the server decrypts with: MS-MPPE-Recv-Key of an Access-Accept, 16 octets (RFC 3079 section 3.4). */
    public static byte[] receiveKey(byte[] passwordHash, byte[] ntResponse) {
        return startKey(passwordHash, ntResponse, CLIENT_SENDS);
    }

    /** ChallengeHash (section 8.2), 8 octets. */
    static byte[] challengeHash(byte[] peerChallenge, byte[] authenticatorChallenge, String userName) {
        String user = userName.substring(userName.indexOf('\\') + 1);
        return Arrays.copyOf(sha1(peerChallenge, authenticatorChallenge, user.getBytes(UTF_8)), 8);
    }

    private static byte[] startKey(byte[] passwordHash, byte[] ntResponse, byte[] magic) {
        byte[] masterKey = Arrays.copyOf(sha1(Md4.digest(passwordHash), ntResponse, MASTER_KEY), KEY_OCTETS);
        return Arrays.copyOf(sha1(masterKey, PAD_1, magic, PAD_2), KEY_OCTETS);
    }

    /** Section 8.6: 56 bits of key from an offset on, spread over eight octets whose lowest bit DES ignores. */
    private static byte[] desEncrypt(byte[] clear, byte[] keys, int offset) {
        long bits = 0;
        for (int i = 0; i < DES_KEY_BITS / Byte.SIZE; i++) {
            bits = (bits << Byte.SIZE) | (keys[offset + i] & 0xff);
        }
        byte[] key = new byte[8];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) ((bits >>> (7 * (7 - i))) << 1);
        }
        try {
            Cipher des = Cipher.getInstance("DES/ECB/NoPadding");
            des.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DES"));
            return des.doFinal(clear);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no DES, which MS-CHAPv2 cannot do without", e);
        }
    }

    private static byte[] sha1(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no SHA-1, which MS-CHAPv2 cannot do without", e);
        }
    }

    private static byte[] pad2() {
        byte[] pad = new byte[40];
        Arrays.fill(pad, (byte) 0xf2);
        return pad;
    }
}
