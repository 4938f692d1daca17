package org.rollcall.radius.ra;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rollcall.radius.codec.Attribute;
import org.rollcall.radius.codec.PacketCode;
import org.rollcall.radius.codec.PacketWriter;
import org.rollcall.radius.codec.RadiusPacket;

/** A NAS's dynamic authorization server: keeps every datagram and does with it what the test says. */
final class FakeNas implements AutoCloseable {
    /** What the NAS does with a request. */
    interface Behaviour {
        void on(FakeNas nas, RadiusPacket request, InetSocketAddress from) throws IOException;
    }

    static final Behaviour SILENT = (nas, request, from) -> {};

    static final Behaviour ACK = (nas, request, from) -> nas.send(ack(request), from);

    final List<byte[]> received = new CopyOnWriteArrayList<>();
    private final DatagramSocket socket;
    private final Behaviour behaviour;
    private volatile InetSocketAddress lastSource;

    FakeNas(Behaviour behaviour) throws IOException {
        this(AdapterUnderTest.LOOPBACK, behaviour);
    }

    FakeNas(InetAddress address, Behaviour behaviour) throws IOException {
        socket = new DatagramSocket(0, address);
        socket.setReceiveBufferSize(4 << 20); // a thousand requests at once are no reason to lose one
        this.behaviour = behaviour;
        Thread thread = new Thread(this::run, "fake NAS");
        thread.setDaemon(true);
        thread.start();
    }

    static byte[] ack(RadiusPacket request) {
        return reply(
                request.code().orElseThrow() == PacketCode.COA_REQUEST ? PacketCode.COA_ACK : PacketCode.DISCONNECT_ACK,
                request,
                AdapterUnderTest.SECRET);
    }

    static byte[] reply(PacketCode code, RadiusPacket request, byte[] secret, Attribute... attributes) {
        return PacketWriter.response(code, request, List.of(attributes), secret);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
    }

    InetSocketAddress lastSource() {
        return lastSource;
    }

    void send(byte[] octets, InetSocketAddress target) throws IOException {
        socket.send(new DatagramPacket(octets, octets.length, target));
    }

    private void run() {
        try {
            while (true) {
                DatagramPacket datagram = new DatagramPacket(new byte[4096], 4096);
                socket.receive(datagram);
                received.add(Arrays.copyOf(datagram.getData(), datagram.getLength()));
                lastSource = (InetSocketAddress) datagram.getSocketAddress();
                RadiusPacket request = RadiusPacket.parse(datagram.getData(), 0, datagram.getLength());
                behaviour.on(this, request, lastSource);
            }
        } catch (IOException e) {
            // closed
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
