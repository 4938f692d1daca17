package org.rollcall.systemtest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A router at 127.0.0.2 that has gone mad. What it does not sign comes from the honest router's address, too. */
final class HostileRouter implements AutoCloseable {
    static final String ADDRESS = "127.0.0.2";
    static final String SECRET = "hostile-router-secret";

    /** Many ports: the answer to one of them is the answer to a retransmission. */
    private static final int SOCKETS = 64;

    private static final int BURST = 50;

    final long nasId;
    private final Mutants mutants;
    private final InetSocketAddress authentication;
    private final InetSocketAddress accounting;
    private final List<DatagramChannel> own = new ArrayList<>();
    private final List<DatagramChannel> stolen = new ArrayList<>();
    private int sent;

    /** @param login whom its packets are about */
    HostileRouter(Isp isp, String login) throws IOException {
        nasId = isp.api.create(
                "/nas",
                "{'name':'hostile','address':'" + ADDRESS + "','secret':'" + SECRET
                        + "','dialect':'mikrotik','messageAuthenticator':'auto'}");
        mutants = new Mutants(login, SECRET.getBytes(StandardCharsets.US_ASCII), 20261124);
        InetAddress server = InetAddress.getLoopbackAddress();
        authentication = new InetSocketAddress(server, isp.rollcall.authPort);
        accounting = new InetSocketAddress(server, isp.rollcall.acctPort);
        for (int i = 0; i < SOCKETS; i++) {
            own.add(channel(ADDRESS));
            stolen.add(channel("127.0.0.1"));
        }
    }

    private static DatagramChannel channel(String address) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        channel.configureBlocking(false);
        return channel.bind(new InetSocketAddress(address, 0));
    }

    /** @param pace packets a second */
    void fire(int packets, int pace) throws IOException {
        long begun = System.nanoTime();
        for (int i = 0; i < packets; i++) {
            byte[] packet = mutants.next();
            // those with an even number are signed
            List<DatagramChannel> channels = sent % 4 == 1 ? stolen : own;
            try {
                channels.get(sent % SOCKETS)
                        .send(ByteBuffer.wrap(packet), Mutants.isAccounting(packet) ? accounting : authentication);
            } catch (PortUnreachableException nobody) {
                // it was killed in between
            }
            sent++;
            if (i % BURST == 0) {
                LockSupport.parkNanos(begun + TimeUnit.SECONDS.toNanos(1) * i / pace - System.nanoTime());
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (DatagramChannel channel : own) {
            channel.close();
        }
        for (DatagramChannel channel : stolen) {
            channel.close();
        }
    }
}
