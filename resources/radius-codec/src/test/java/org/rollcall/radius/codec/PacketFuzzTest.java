package org.rollcall.radius.codec;

import static org.rollcall.radius.codec.Fuzzing.check;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import org.rollcall.radius.codec.Signatures.MessageAuthenticatorState;

/**
 * R8: whatever arrives, nothing but {@link MalformedPacketException} leaves the codec, within 50 ms. Here the kept inputs are
 * replayed; {@code bin/fuzz} looks for new ones.
 */
class PacketFuzzTest {
    private static final byte[] OTHER_SECRET = {1};

    @FuzzTest
    void anyOctets(byte[] octets) {
        Fuzzing.withinBudget(() -> Torture.read(octets));
    }

    /** A packet of any code that passes the checks of lengths and, by its sender's secret, of signatures. */
    @FuzzTest
    void anyAttributes(byte[] octets) {
        PacketCode[] codes = PacketCode.values();
        PacketCode code = codes[octets.length == 0 ? 0 : Math.floorMod(octets[0], codes.length)];
        byte[] attributes = octets.length == 0 ? octets : Arrays.copyOfRange(octets, 1, octets.length);
        Fuzzing.withinBudget(() -> {
            RadiusPacket packet = Fuzzing.signed(code, attributes);
            check(Torture.read(packet.bytes()), "a packet that is none");
            signatures(packet, code);
            rewritten(packet, code);
        });
    }

    private static void signatures(RadiusPacket packet, PacketCode code) {
        boolean signed = packet.has(AttributeType.MESSAGE_AUTHENTICATOR);
        if (code.role() == PacketCode.Role.RESPONSE) {
            check(Signatures.validResponse(packet, Signatures.ZEROS, Fuzzing.SECRET), "our own response");
            check(!Signatures.validResponse(packet, Signatures.ZEROS, OTHER_SECRET), "a stranger's response");
            check(!Signatures.validRequest(packet, Fuzzing.SECRET), "a response for a request");
            return;
        }
        check(Signatures.validRequest(packet, Fuzzing.SECRET), "our own request");
        check(
                Signatures.messageAuthenticator(packet, Fuzzing.SECRET)
                        == (signed ? MessageAuthenticatorState.VALID : MessageAuthenticatorState.ABSENT),
                "our own Message-Authenticator");
        check(
                Signatures.messageAuthenticator(packet, OTHER_SECRET)
                        == (signed ? MessageAuthenticatorState.INVALID : MessageAuthenticatorState.ABSENT),
                "a stranger's Message-Authenticator");
    }

    /** Read, written and read again it says the same. */
    private static void rewritten(RadiusPacket packet, PacketCode code) {
        List<Attribute> attributes = packet.attributes().stream()
                .filter(attribute -> attribute.type() != AttributeType.MESSAGE_AUTHENTICATOR
                        && attribute.type() != AttributeType.USER_PASSWORD)
                .toList();
        int octets = attributes.stream().mapToInt(Attribute::length).sum();
        if (code.role() == PacketCode.Role.RESPONSE
                || octets > RadiusPacket.MAX_OCTETS - 40
                || attributes.size() == RadiusPacket.MAX_ATTRIBUTES) {
            return;
        }
        byte[] written = PacketWriter.request(code, 1, attributes, Fuzzing.SECRET, true, RandomSource.secure());
        List<Attribute> read = Vectors.parse(written).attributes();
        check(read.get(0).type() == AttributeType.MESSAGE_AUTHENTICATOR, "Message-Authenticator comes first");
        check(read.subList(1, read.size()).equals(attributes), "read, written and read again");
    }

    /** Whatever proof an Access-Request offers, it can be checked and answered. */
    @FuzzTest
    void anyProof(byte[] attributes) {
        Fuzzing.withinBudget(() -> {
            RadiusPacket request = Fuzzing.signed(PacketCode.ACCESS_REQUEST, attributes);
            Credentials proof = Credentials.of(request, Fuzzing.SECRET);
            check(!proof.matches("no NAS sent this\u0000\uD800"), "proof of a password that nobody has");
            proof.matches("");
            check(proof.toString().length() < 20, "what is shown of " + proof.method());
            check(proof.equals(Credentials.of(request, Fuzzing.SECRET)), "read twice");
            if (request.length() < RadiusPacket.MAX_OCTETS / 2) {
                answered(PacketCode.ACCESS_ACCEPT, request, proof.accepted("x"));
                for (Credentials.Refusal why : Credentials.Refusal.values()) {
                    answered(PacketCode.ACCESS_REJECT, request, proof.rejected(why));
                }
            }
        });
    }

    private static void answered(PacketCode code, RadiusPacket request, List<Attribute> attributes) {
        RadiusPacket reply = Vectors.parse(PacketWriter.response(code, request, attributes, Fuzzing.SECRET));
        check(
                reply.attributes().get(0).type() == AttributeType.MESSAGE_AUTHENTICATOR,
                "Message-Authenticator comes first");
        check(Signatures.validResponse(reply, request.authenticator(), Fuzzing.SECRET), "our own reply");
    }
}
