package org.rollcall.systemtest;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.rollcall.nassim.Login;
import org.rollcall.nassim.Nas;
import org.rollcall.nassim.NasKind;
import org.rollcall.nassim.NasSession;
import org.rollcall.nassim.NasSettings;
import org.rollcall.nassim.TerminateCause;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.Fuzzing;

/** Real packets with something wrong in them, the same ones in every run. Not for several threads. */
final class Mutants {
    private static final int HEADER = 20;
    private static final int ACCOUNTING = 4;
    private static final int MOST_OCTETS = 4096;
    private static final List<Integer> TEXTS = List.of(
            AttributeType.USER_NAME,
            AttributeType.ACCT_SESSION_ID,
            AttributeType.NAS_PORT_ID,
            AttributeType.CALLING_STATION_ID,
            AttributeType.CALLED_STATION_ID,
            AttributeType.NAS_IDENTIFIER,
            AttributeType.CLASS);
    private static final byte[][] BAD_TEXTS = {
        {0},
        {(byte) 0xc0, (byte) 0x80},
        {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
        {(byte) 0xf8, (byte) 0x88, (byte) 0x80, (byte) 0x80, (byte) 0x80},
        {(byte) 0xff},
        {'\r', '\n', 0x1b, '['},
        {(byte) 0xe2, (byte) 0x80, (byte) 0xa8},
        {'\'', ';', '-', '-', '<', 'b', '>'}
    };

    private final List<byte[]> models = new ArrayList<>();
    private final byte[] secret;
    private final Random random;
    private final String run;
    private int made;

    /** @param secret of the router that half of them are signed for */
    Mutants(String login, byte[] secret, long seed) throws IOException {
        this.secret = secret;
        random = new Random(seed);
        run = Long.toString(seed);
        Fuzzing.packets().stream().filter(packet -> isRequest(packet[0])).forEach(models::add);
        for (NasKind kind : NasKind.values()) {
            models.addAll(packetsOf(kind, login));
        }
    }

    private static boolean isRequest(byte code) {
        return code == 1 || code == ACCOUNTING || code == 12;
    }

    /** What a simulated router says in a session, caught by a server that never answers. */
    private List<byte[]> packetsOf(NasKind kind, String login) throws IOException {
        List<byte[]> caught = new ArrayList<>();
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                Nas nas = Nas.open(NasSettings.local(server.getLocalPort(), server.getLocalPort(), "x")
                        .as("hostile", "127.0.0.1", kind))) {
            server.setSoTimeout((int) Duration.ofSeconds(5).toMillis());
            NasSession session =
                    nas.session(login, "hostile-" + run + kind).carry(Duration.ofSeconds(9), 5_000_000_000L, 7);
            List<Object> unanswered = List.of(
                    nas.accessLater(Login.pap(login, "secret-pw"), 1, 1),
                    nas.accessLater(Login.chap(login, "secret-pw"), 1, 1),
                    nas.accessLater(Login.msChapV2(login, "secret-pw"), 1, 1),
                    nas.startLater(session),
                    nas.interimLater(session),
                    nas.stopLater(session, TerminateCause.USER_REQUEST));
            while (caught.size() < unanswered.size()) {
                DatagramPacket packet = new DatagramPacket(new byte[MOST_OCTETS], MOST_OCTETS);
                server.receive(packet);
                caught.add(Arrays.copyOf(packet.getData(), packet.getLength()));
            }
        }
        return caught;
    }

    /** The next one; each second one is signed as its router would. */
    byte[] next() {
        int number = made++;
        byte[] model = models.get(random.nextInt(models.size()));
        // first of all every octet there is, in every text there is
        byte[] mutant = number < TEXTS.size() * 512
                ? octetInText(model, TEXTS.get(number / 2 % TEXTS.size()), (byte) (number / 2 / TEXTS.size()))
                : mutate(model);
        if (mutant.length > 1) {
            mutant[1] = (byte) (number / 2);
        }
        return number % 2 == 0 ? Fuzzing.signedAgain(mutant, secret) : mutant;
    }

    /** Whether it is for the accounting port. */
    static boolean isAccounting(byte[] packet) {
        return packet.length > 0 && packet[0] == ACCOUNTING;
    }

    private byte[] octetInText(byte[] model, int type, byte octet) {
        List<byte[]> attributes = attributes(model);
        attributes.removeIf(attribute -> attribute[0] == type);
        byte[] text = ("x_" + made).getBytes(StandardCharsets.US_ASCII);
        text[1] = octet;
        attributes.add(attribute(type, text));
        return packet(model, attributes);
    }

    private byte[] mutate(byte[] model) {
        byte[] mutant = model.clone();
        for (int round = random.nextInt(3); round >= 0; round--) {
            mutant = once(mutant);
        }
        return mutant;
    }

    private byte[] once(byte[] model) {
        List<byte[]> attributes = attributes(model);
        if (attributes.isEmpty()) {
            return model;
        }
        int one = random.nextInt(attributes.size());
        byte[] chosen = attributes.get(one).clone();
        int text = TEXTS.get(random.nextInt(TEXTS.size()));
        switch (random.nextInt(11)) {
            case 0 -> {
                byte[] flipped = model.clone();
                for (int i = random.nextInt(8); i >= 0; i--) {
                    flipped[HEADER + random.nextInt(flipped.length - HEADER)] ^= (byte) (1 << random.nextInt(8));
                }
                return flipped;
            }
            case 1 -> {
                chosen[1] = (byte) random.nextInt(256);
                attributes.set(one, chosen);
            }
            case 2 -> {
                byte[] lying = model.clone();
                lying[2 + random.nextInt(2)] = (byte) random.nextInt(256);
                return lying;
            }
            case 3 -> {
                return Arrays.copyOf(model, random.nextInt(model.length));
            }
            case 4 -> {
                for (int i = random.nextInt(random.nextInt(10) == 0 ? 250 : 4); i >= 0; i--) {
                    attributes.add(random.nextInt(attributes.size()), chosen);
                }
            }
            case 5 -> {
                byte[] bad = BAD_TEXTS[random.nextInt(BAD_TEXTS.length)];
                byte[] value = Arrays.copyOf(bad, bad.length + 4);
                attributes.add(0, attribute(text, value));
            }
            case 6 -> attributes.add(0, attribute(text, filled(60 + random.nextInt(194))));
            case 7 -> attributes.add(nested());
            case 8 -> {
                Arrays.fill(chosen, 2, chosen.length, (byte) (random.nextInt(3) - 1));
                attributes.set(one, chosen);
            }
            case 9 -> attributes.remove(one);
            default -> attributes.add(0, attribute(1 + random.nextInt(255), filled(random.nextInt(254))));
        }
        return packet(model, attributes);
    }

    /** A vendor's attribute with one in it with one in it, and so on. */
    private byte[] nested() {
        byte[] value = new byte[random.nextInt(254)];
        for (int at = 0; at + 6 <= value.length; at += 6) {
            int[] vendors = {9, 311, 3561, 14988, 2011, -1};
            int vendor = vendors[random.nextInt(vendors.length)];
            byte[] head = {
                (byte) (vendor >>> 24),
                (byte) (vendor >>> 16),
                (byte) (vendor >>> 8),
                (byte) vendor,
                26,
                (byte) (value.length - at - 4)
            };
            System.arraycopy(head, 0, value, at, head.length);
        }
        return attribute(AttributeType.VENDOR_SPECIFIC, value);
    }

    private byte[] filled(int octets) {
        byte[] value = new byte[octets];
        if (random.nextBoolean()) {
            Arrays.fill(value, (byte) random.nextInt(256));
        } else {
            random.nextBytes(value);
        }
        return value;
    }

    private static byte[] attribute(int type, byte[] value) {
        byte[] attribute = new byte[value.length + 2];
        attribute[0] = (byte) type;
        attribute[1] = (byte) attribute.length;
        System.arraycopy(value, 0, attribute, 2, value.length);
        return attribute;
    }

    /** As far as their lengths are right. */
    private static List<byte[]> attributes(byte[] packet) {
        List<byte[]> attributes = new ArrayList<>();
        int at = HEADER;
        while (at + 2 <= packet.length
                && (packet[at + 1] & 0xff) >= 2
                && at + (packet[at + 1] & 0xff) <= packet.length) {
            attributes.add(Arrays.copyOfRange(packet, at, at + (packet[at + 1] & 0xff)));
            at += packet[at + 1] & 0xff;
        }
        return attributes;
    }

    private static byte[] packet(byte[] model, List<byte[]> attributes) {
        byte[] packet = Arrays.copyOf(model, MOST_OCTETS);
        int at = HEADER;
        for (byte[] attribute : attributes) {
            if (at + attribute.length <= MOST_OCTETS) {
                System.arraycopy(attribute, 0, packet, at, attribute.length);
                at += attribute.length;
            }
        }
        packet = Arrays.copyOf(packet, at);
        packet[2] = (byte) (at >>> 8);
        packet[3] = (byte) at;
        return packet;
    }
}
