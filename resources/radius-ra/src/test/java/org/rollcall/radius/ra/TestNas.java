package org.rollcall.radius.ra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.AttributeType;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.PacketWriter;
import org.rollcall.radius.codec.RandomSource;

/** A NAS's socket: sends datagrams to one port and waits for the replies. */
final class TestNas implements AutoCloseable {
    /** Long enough for an answer on a loaded machine. */
    private static final int ANSWER_MILLIS = 5_000;

    /** Long enough to tell silence from an answer, which takes a millisecond. */
    private static final int SILENCE_MILLIS = 150;

    private final DatagramSocket socket;
    private final int port;

    TestNas(int port) throws IOException {
        this(AdapterUnderTest.LOOPBACK, port);
    }

    TestNas(InetAddress local, int port) throws IOException {
        socket = new DatagramSocket(0, local);
        this.port = port;
    }

    static byte[] accounting(int identifier, String session, long status) {
        return accounting(
                identifier,
                List.of(
                        Attribute.integer(AttributeType.ACCT_STATUS_TYPE, status),
                        Attribute.text(AttributeType.ACCT_SESSION_ID, session)));
    }

    static byte[] accounting(int identifier, List<Attribute> attributes) {
        return request(PacketCode.ACCOUNTING_REQUEST, identifier, attributes, false);
    }

    static byte[] access(int identifier, boolean messageAuthenticator, Attribute... more) {
        return request(PacketCode.ACCESS_REQUEST, identifier, List.of(more), messageAuthenticator);
    }

    static byte[] request(PacketCode code, int identifier, List<Attribute> attributes, boolean messageAuthenticator) {
        return PacketWriter.request(
                code, identifier, attributes, AdapterUnderTest.SECRET, messageAuthenticator, RandomSource.secure());
    }

    void send(byte[] octets) {
        try {
            socket.send(new DatagramPacket(octets, octets.length, AdapterUnderTest.LOOPBACK, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] receive() {
        return receive(ANSWER_MILLIS).orElseThrow(() -> new AssertionError("no answer"));
    }

    byte[] ask(byte[] octets) {
        send(octets);
        return receive();
    }

    boolean isSilent() {
        return receive(SILENCE_MILLIS).isEmpty();
    }

    boolean isSilentOn(byte[] octets) {
        send(octets);
        return isSilent();
    }

    private Optional<byte[]> receive(int millis) {
        try {
            socket.setSoTimeout(millis);
            DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
            socket.receive(packet);
            return Optional.of(Arrays.copyOf(packet.getData(), packet.getLength()));
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
