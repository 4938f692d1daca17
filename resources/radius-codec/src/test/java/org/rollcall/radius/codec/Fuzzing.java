package org.rollcall.radius.codec;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the fuzz tests of all modules share: what an input may cost, and packets around hostile attributes. */
public final class Fuzzing {
    public static final byte[] SECRET = "testing123".getBytes(StandardCharsets.US_ASCII);

    private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    /** What is slow only once is a class being loaded or compiled, and not the input. */
    private static final int CHANCES = 5;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Fuzzing() {}

    /**
     * Counts what the thread works and not what the clock says, which on a busy machine is many times that; nothing in here
     * waits.
     *
     * @throws AssertionError if an input takes more than 50 ms of CPU, again and again
     */
    public static void withinBudget(Runnable input) {
        long took = Long.MAX_VALUE;
        for (int i = 0; i < CHANCES && took > MOST_NANOS; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            input.run();
            took = Math.min(took, THREADS.getCurrentThreadCpuTime() - start);
        }
        check(took <= MOST_NANOS, "an input takes " + TimeUnit.NANOSECONDS.toMillis(took) + " ms of CPU");
    }

    /** Not AssertJ: this runs some million times. */
    public static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    /**
     * A packet of these attributes, signed by somebody who knows the {@link #SECRET}: what is no attribute of them is
     * bent until it is one, so that a fuzzer need not learn about lengths first.
     *
     * @param octets attributes as on the wire
     */
    public static RadiusPacket signed(PacketCode code, byte[] octets) {
        byte[] packet = new byte[RadiusPacket.MAX_OCTETS];
        packet[0] = (byte) code.number();
        packet[1] = 1;
        int end = RadiusPacket.HEADER_OCTETS;
        int messageAuthenticator = 0;
        int from = 0;
        for (int count = 0; from < octets.length && count < RadiusPacket.MAX_ATTRIBUTES; count++) {
            int type = octets[from];
            int stated = from + 1 < octets.length ? octets[from + 1] & 0xff : 0;
            int most = Math.min(octets.length - from, packet.length - end);
            int length = type == AttributeType.MESSAGE_AUTHENTICATOR
                    ? Attribute.HEADER_OCTETS + Md5.OCTETS
                    : Math.max(Attribute.HEADER_OCTETS, Math.min(stated, most));
            if (end + length > packet.length) {
                break;
            }
            if (type != AttributeType.MESSAGE_AUTHENTICATOR || messageAuthenticator == 0) {
                packet[end] = (byte) (type == 0 ? AttributeType.VENDOR_SPECIFIC : type);
                packet[end + 1] = (byte) length;
                int copied = Math.min(length, octets.length - from) - Attribute.HEADER_OCTETS;
                if (copied > 0) {
                    System.arraycopy(octets, from + 2, packet, end + 2, copied);
                }
                messageAuthenticator = type == AttributeType.MESSAGE_AUTHENTICATOR ? end + 2 : messageAuthenticator;
                end += length;
            }
            from += length;
        }
        packet = Arrays.copyOf(packet, end);
        packet[2] = (byte) (end >>> 8);
        packet[3] = (byte) end;
        sign(packet, code, messageAuthenticator, SECRET);
        return Vectors.parse(packet);
    }

    /** Real packets of every kind: all vectors. */
    public static List<byte[]> packets() {
        return Vectors.allSamples().stream().map(Vectors.Sample::octets).toList();
    }

    /** A copy of whatever this is, signed as far as it can be: somebody who knows the secret has made it. */
    public static byte[] signedAgain(byte[] packet, byte[] secret) {
        byte[] signed = packet.clone();
        if (signed.length < RadiusPacket.HEADER_OCTETS) {
            return signed;
        }
        int messageAuthenticator = 0;
        try {
            int at = RadiusPacket.parse(signed, 0, signed.length).offsetOf(AttributeType.MESSAGE_AUTHENTICATOR);
            messageAuthenticator = at < 0 ? 0 : at + Attribute.HEADER_OCTETS;
        } catch (MalformedPacketException bent) {
            // its authenticator may be right all the same
        }
        sign(
                signed,
                PacketCode.of(signed[0] & 0xff).orElse(PacketCode.ACCOUNTING_REQUEST),
                messageAuthenticator,
                secret);
        return signed;
    }

    private static void sign(byte[] packet, PacketCode code, int messageAuthenticator, byte[] secret) {
        boolean signs = code.role() != PacketCode.Role.UNSIGNED_REQUEST;
        byte[] seed = Signatures.ZEROS;
        if (!signs) {
            seed = Md5.start().digest(packet);
            System.arraycopy(seed, 0, packet, RadiusPacket.AUTHENTICATOR_OFFSET, seed.length);
        }
        if (messageAuthenticator > 0) {
            byte[] mac = Signatures.messageAuthenticator(packet, messageAuthenticator, seed, secret);
            System.arraycopy(mac, 0, packet, messageAuthenticator, mac.length);
        }
        if (signs) {
            byte[] authenticator = Signatures.authenticator(packet, seed, secret);
            System.arraycopy(authenticator, 0, packet, RadiusPacket.AUTHENTICATOR_OFFSET, authenticator.length);
        }
    }
}
