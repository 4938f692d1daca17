package org.rollcall.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The layout of a file of the spool: eight octets that name the format, then records, each its length (4 octets, big
 * endian), the CRC-32C of its payload (4 octets) and the payload.
 */
final class Segment {
    static final long MAGIC = 0x524f_4c4c_5350_4c31L; // "ROLLSPL1"
    static final int HEADER = Long.BYTES;
    static final int RECORD_HEADER = 2 * Integer.BYTES;
    /** Above any record: an Accounting-Request has 4,096 octets at most (RFC 2865 section 3). */
    static final int LONGEST = 65_536;

    private Segment() {}

    static ByteBuffer header() {
        return ByteBuffer.allocate(HEADER).putLong(MAGIC).flip();
    }

    static int length(byte[] payload) {
        return RECORD_HEADER + payload.length;
    }

    static void put(ByteBuffer buffer, byte[] payload) {
        buffer.putInt(payload.length).putInt(checksum(payload)).put(payload);
    }

    static boolean hasHeader(FileChannel file) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        return fill(file, header, 0) && header.getLong() == MAGIC;
    }

    /** The payload of the record at this offset; empty if there is no whole and sound one. */
    static Optional<byte[]> read(FileChannel file, long offset) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(RECORD_HEADER);
        if (!fill(file, header, offset)) {
            return Optional.empty();
        }
        int length = header.getInt();
        int checksum = header.getInt();
        if (length < 0 || length > LONGEST) {
            return Optional.empty();
        }
        ByteBuffer payload = ByteBuffer.allocate(length);
        if (!fill(file, payload, offset + RECORD_HEADER) || checksum(payload.array()) != checksum) {
            return Optional.empty();
        }
        return Optional.of(payload.array());
    }

    private static boolean fill(FileChannel file, ByteBuffer buffer, long offset) throws IOException {
        long at = offset;
        while (buffer.hasRemaining()) {
            int read = file.read(buffer, at);
            if (read < 0) {
                return false;
            }
            at += read;
        }
        buffer.flip();
        return true;
    }

    private static int checksum(byte[] payload) {
        CRC32C crc = new CRC32C();
        crc.update(payload);
        return (int) crc.getValue();
    }

    static Path path(Path directory, long number) {
        return directory.resolve("%012d.spool".formatted(number));
    }
}
