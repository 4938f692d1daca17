package org.rollcall.nassim;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.Chap;
import org.rollcall.radius.codec.MsChapV2;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.PacketWriter;
import org.rollcall.radius.codec.RandomSource;
import org.rollcall.radius.codec.Vendor;

/** Makes an Access-Request with the password in the way that the login asks for, and checks what comes back. */
final class AccessRequestWriter {
    /** Of the exchange with the subscriber; a NAS may choose it. */
    private static final byte MS_CHAP_IDENTIFIER = 7;

    private static final int CHALLENGE_OCTETS = 16;

    private final NasSettings nas;
    private final Login login;
    private final long port;
    private final long mac;
    private final byte[] authenticator;
    private final byte[] challenge;
    private final byte[] peerChallenge;

    AccessRequestWriter(NasSettings nas, RandomSource random, Login login, long port, long mac) {
        this.nas = nas;
        this.login = login;
        this.port = port;
        this.mac = mac;
        authenticator = challenge(random);
        challenge = challenge(random);
        peerChallenge = challenge(random);
    }

    private static byte[] challenge(RandomSource random) {
        byte[] octets = new byte[CHALLENGE_OCTETS];
        random.fill(octets);
        return octets;
    }

    byte[] write(int identifier) {
        byte[] password = login.password().getBytes(StandardCharsets.UTF_8);
        List<Attribute> list = new ArrayList<>(16);
        list.add(Attribute.text(AttributeType.USER_NAME, login.name()));
        switch (login.method()) {
            case PAP -> list.add(Attribute.octets(AttributeType.USER_PASSWORD, password));
            case CHAP -> {
                list.add(Attribute.octets(AttributeType.CHAP_PASSWORD, chap(identifier, password, challenge)));
                list.add(Attribute.octets(AttributeType.CHAP_CHALLENGE, challenge));
            }
            case CHAP_WITHOUT_CHALLENGE ->
                list.add(Attribute.octets(AttributeType.CHAP_PASSWORD, chap(identifier, password, authenticator)));
            case MSCHAPV2 -> {
                list.add(Attribute.vendor(Vendor.MICROSOFT, MsChapV2.CHAP_CHALLENGE, challenge));
                list.add(Attribute.vendor(Vendor.MICROSOFT, MsChapV2.CHAP2_RESPONSE, msChap2()));
            }
        }
        NasIdentity identity = new NasIdentity(nas);
        identity.addTo(list);
        identity.addLine(list, port, mac);
        // where it is the CHAP challenge, the Request Authenticator is not for the writer to choose
        RandomSource chosen = target -> System.arraycopy(authenticator, 0, target, 0, target.length);
        return PacketWriter.request(
                PacketCode.ACCESS_REQUEST, identifier, list, nas.secretOctets(), nas.signing(), chosen);
    }

    /** Whether the subscriber can be sure of the server: with MS-CHAPv2 an Access-Accept must prove it (RFC 2759 section 5). */
    boolean trusts(AccessAnswer answer) {
        if (login.method() != Login.Method.MSCHAPV2 || !answer.accepted()) {
            return true;
        }
        byte[] hash = MsChapV2.passwordHash(login.password());
        String proof = (char) MS_CHAP_IDENTIFIER
                + MsChapV2.authenticatorResponse(hash, ntResponse(hash), peerChallenge, challenge, login.name());
        return answer.vendor(Vendor.MICROSOFT, MsChapV2.CHAP2_SUCCESS)
                .map(VendorValue::text)
                .equals(Optional.of(proof));
    }

    /** CHAP identifier and response (RFC 2865 section 5.3). */
    private static byte[] chap(int identifier, byte[] password, byte[] challenge) {
        byte[] value = new byte[17];
        value[0] = (byte) identifier;
        System.arraycopy(Chap.response(identifier, password, challenge), 0, value, 1, 16);
        return value;
    }

    /** Identifier, flags, peer challenge, eight reserved octets and response (RFC 2548 section 2.3.2). */
    private byte[] msChap2() {
        return ByteBuffer.allocate(50)
                .put(MS_CHAP_IDENTIFIER)
                .put((byte) 0)
                .put(peerChallenge)
                .putLong(0)
                .put(ntResponse(MsChapV2.passwordHash(login.password())))
                .array();
    }

    private byte[] ntResponse(byte[] passwordHash) {
        return MsChapV2.ntResponse(challenge, peerChallenge, login.name(), passwordHash);
    }
}
