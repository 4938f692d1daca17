package org.rollcall.nassim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.Chap;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.PacketWriter;
import org.rollcall.radius.codec.RandomSource;

/** Makes an Access-Request with the password in the way that the login asks for. */
record AccessRequestWriter(NasSettings nas, RandomSource random, Login login, long port, long mac) {
    byte[] write(int identifier) {
        byte[] authenticator = octets16();
        byte[] password = login.password().getBytes(StandardCharsets.UTF_8);
        List<Attribute> list = new ArrayList<>(16);
        list.add(Attribute.text(AttributeType.USER_NAME, login.name()));
        switch (login.method()) {
            case PAP -> list.add(Attribute.octets(AttributeType.USER_PASSWORD, password));
            case CHAP -> {
                byte[] challenge = octets16();
                list.add(Attribute.octets(AttributeType.CHAP_PASSWORD, chap(identifier, password, challenge)));
                list.add(Attribute.octets(AttributeType.CHAP_CHALLENGE, challenge));
            }
            case CHAP_WITHOUT_CHALLENGE ->
                list.add(Attribute.octets(AttributeType.CHAP_PASSWORD, chap(identifier, password, authenticator)));
        }
        NasIdentity identity = new NasIdentity(nas);
        identity.addTo(list);
        identity.addLine(list, port, mac);
        // where it is the CHAP challenge, the Request Authenticator is not for the writer to choose
        RandomSource chosen = target -> System.arraycopy(authenticator, 0, target, 0, target.length);
        return PacketWriter.request(
                PacketCode.ACCESS_REQUEST, identifier, list, nas.secretOctets(), nas.signing(), chosen);
    }

    private byte[] octets16() {
        byte[] octets = new byte[16];
        random.fill(octets);
        return octets;
    }

    /** CHAP identifier and response (RFC 2865 section 5.3). */
    private static byte[] chap(int identifier, byte[] password, byte[] challenge) {
        byte[] value = new byte[17];
        value[0] = (byte) identifier;
        System.arraycopy(Chap.response(identifier, password, challenge), 0, value, 1, 16);
        return value;
    }
}
