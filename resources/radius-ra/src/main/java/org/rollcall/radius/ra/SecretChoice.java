package org.rollcall.radius.ra;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.RadiusPacket;
import org.rollcall.radius.codec.Signatures;
import org.rollcall.radius.codec.Signatures.MessageAuthenticatorState;
import org.rollcall.radius.codec.UserPassword;

/**
 * Which of a NAS's two secrets a request was made with, while the secret is being changed. A signature proves it. An
 * Access-Request without one shows it by its PAP password, which only the right secret makes readable; a CHAP request
 * shows nothing, and is believed to be as the NAS's last signed one. A wrong choice opens no door: it is a signature or a
 * password that does not fit.
 */
final class SecretChoice {
    private SecretChoice() {}

    /** @return one of the client's own arrays */
    static byte[] of(KnownClient client, InetAddress source, RadiusPacket packet, long nowMillis) {
        byte[] secret = client.secret();
        byte[] previous = client.previousSecret(nowMillis);
        if (previous == null) {
            return secret;
        }
        Optional<byte[]> proven = isSigned(packet, secret)
                ? Optional.of(secret)
                : Optional.of(previous).filter(last -> isSigned(packet, last));
        proven.ifPresent(chosen -> client.signedWith(chosen, source));
        byte[] chosen = proven.orElseGet(() -> unproven(client, source, packet, nowMillis));
        if (chosen == previous) {
            client.counters().previousSecretAt(nowMillis);
        }
        return chosen;
    }

    private static boolean isSigned(RadiusPacket packet, byte[] secret) {
        MessageAuthenticatorState state = Signatures.messageAuthenticator(packet, secret);
        return packet.codeNumber() == PacketCode.ACCOUNTING_REQUEST.number()
                ? Signatures.validRequest(packet, secret)
                : state == MessageAuthenticatorState.VALID;
    }

    private static byte[] unproven(KnownClient client, InetAddress source, RadiusPacket packet, long nowMillis) {
        if (packet.codeNumber() != PacketCode.ACCESS_REQUEST.number()
                || packet.has(AttributeType.MESSAGE_AUTHENTICATOR)) {
            // wrong with either
            return client.secret();
        }
        byte[] previous = client.previousSecret(nowMillis);
        if (isReadable(packet, client.secret())) {
            return client.secret();
        }
        return previous != null && isReadable(packet, previous) ? previous : client.likelySecret(source, nowMillis);
    }

    /** Whether the password is text without control characters: a wrong secret makes 16 random octets and more of it. */
    private static boolean isReadable(RadiusPacket packet, byte[] secret) {
        Optional<byte[]> hidden = packet.octets(AttributeType.USER_PASSWORD);
        if (hidden.isEmpty()) {
            return false;
        }
        try {
            byte[] clear = UserPassword.decrypt(hidden.get(), packet.authenticator(), secret);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(clear))
                    .chars()
                    .noneMatch(Character::isISOControl);
        } catch (CharacterCodingException | IllegalArgumentException unreadable) {
            return false;
        }
    }
}
