package org.rollcall.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.rollcall.radius.api.AccountingRequest;
import org.rollcall.radius.codec.MalformedPacketException;
import org.rollcall.radius.codec.RadiusPacket;

/**
 * An accounting request as octets: version (1 octet), time of receipt (8, microseconds since 1970), id of the NAS (8), its
 * UDP port (4), length of its address (1), the address, the packet as received. Pure.
 */
final class SpooledRequest {
    private static final byte VERSION = 1;
    private static final int FIXED = 1 + 2 * Long.BYTES + Integer.BYTES + 1;

    private SpooledRequest() {}

    static byte[] write(AccountingRequest request) {
        byte[] address = request.source().getAddress().getAddress();
        byte[] packet = request.packet().bytes();
        return ByteBuffer.allocate(FIXED + address.length + packet.length)
                .put(VERSION)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, request.receivedAt()))
                .putLong(request.clientId())
                .putInt(request.source().getPort())
                .put((byte) address.length)
                .put(address)
                .put(packet)
                .array();
    }

    /** @throws IllegalStateException if it is not what {@link #write} made, though its checksum was right */
    static AccountingRequest read(byte[] octets) {
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        byte version = buffer.get();
        if (version != VERSION) {
            throw new IllegalStateException("a record of the spool has version " + version + ", not " + VERSION);
        }
        Instant receivedAt = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
        long clientId = buffer.getLong();
        int port = buffer.getInt();
        byte[] address = new byte[buffer.get()];
        buffer.get(address);
        try {
            return new AccountingRequest(
                    clientId,
                    new InetSocketAddress(InetAddress.getByAddress(address), port),
                    receivedAt,
                    RadiusPacket.parse(octets, buffer.position(), buffer.remaining()));
        } catch (UnknownHostException | MalformedPacketException e) {
            throw new IllegalStateException("a record of the spool cannot be read", e);
        }
    }
}
