package org.rollcall.radius.ra;

import static org.rollcall.radius.codec.Fuzzing.check;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rollcall.radius.api.DynamicAuthorizationOutcome;
import org.rollcall.radius.api.DynamicAuthorizationOutcome.Kind;
import org.rollcall.radius.api.DynamicAuthorizationRequest;
import org.rollcall.radius.api.MessageAuthenticatorRule;
import org.rollcall.radius.codec.Fuzzing;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.Signatures;

/** R8: whatever a router that knows the secret replies to a Disconnect- or CoA-Request. */
class DynamicAuthorizationFuzzTest {
    private static final PacketCode[] CODES = PacketCode.values();
    /** Zeros where the authenticator is, which {@link Fuzzing#signed} takes for the request's. */
    private static final byte[] REQUEST = new byte[20];

    private static final KnownClient CLIENT = new KnownClient(AdapterUnderTest.nas(MessageAuthenticatorRule.AUTO));

    /** @param octets kind of the request, code of the reply, its attributes */
    @FuzzTest
    void anyReply(byte[] octets) {
        if (octets.length < 2) {
            return;
        }
        DynamicAuthorizationRequest.Kind kind = octets[0] % 2 == 0
                ? DynamicAuthorizationRequest.Kind.DISCONNECT
                : DynamicAuthorizationRequest.Kind.CHANGE_OF_AUTHORIZATION;
        PacketCode code = CODES[Math.floorMod(octets[1], CODES.length)];
        byte[] attributes = Arrays.copyOfRange(octets, 2, octets.length);
        Fuzzing.withinBudget(() -> {
            PendingRequest request = request(kind);
            RadiusPacket reply = Fuzzing.signed(code, attributes);
            Optional<Kind> answer = request.answer(reply);
            check(answer.isPresent() == fits(kind, code), code + " to a " + kind);
            if (answer.isPresent()) {
                check(
                        Signatures.validResponse(reply, request.authenticator(), request.secret()),
                        "a reply of who knows the secret");
                DynamicAuthorizationOutcome outcome = request.answered(answer.get(), reply, System.nanoTime());
                check(outcome.errorCause().isEmpty() || outcome.kind() == Kind.REFUSED, "an Error-Cause in an ACK");
            }
        });
    }

    private static boolean fits(DynamicAuthorizationRequest.Kind kind, PacketCode code) {
        return kind == DynamicAuthorizationRequest.Kind.DISCONNECT
                ? code == PacketCode.DISCONNECT_ACK || code == PacketCode.DISCONNECT_NAK
                : code == PacketCode.COA_ACK || code == PacketCode.COA_NAK;
    }

    private static PendingRequest request(DynamicAuthorizationRequest.Kind kind) {
        PendingRequest request = new PendingRequest(
                new DynamicAuthorizationRequest(
                        kind,
                        AdapterUnderTest.NAS,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 3799),
                        "session",
                        List.of(),
                        false),
                CLIENT);
        request.encoded(REQUEST, Fuzzing.SECRET);
        return request;
    }
}
