package org.rollcall.access;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A row of the access log as octets: per column a letter of its type (t text, n number, i time in microseconds since 1970, 0
 * nothing) and the value. Pure.
 */
final class LoggedDecision {
    private LoggedDecision() {}

    /** @param row as {@link AccessLog#entry} makes it */
    static byte[] write(Object[] row) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(octets);
        try {
            out.writeByte(row.length);
            for (Object value : row) {
                if (value == null) {
                    out.writeByte('0');
                } else if (value instanceof String text) {
                    out.writeByte('t');
                    out.writeUTF(text);
                } else if (value instanceof Long number) {
                    out.writeByte('n');
                    out.writeLong(number);
                } else if (value instanceof Instant time) {
                    out.writeByte('i');
                    out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, time));
                } else {
                    throw new IllegalArgumentException("no column of the access log is a " + value.getClass());
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return octets.toByteArray();
    }

    /** @throws UncheckedIOException if it is not what {@link #write} made */
    static Object[] read(byte[] octets) {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(octets));
        try {
            Object[] row = new Object[in.readUnsignedByte()];
            for (int i = 0; i < row.length; i++) {
                row[i] = switch (in.readByte()) {
                    case '0' -> null;
                    case 't' -> in.readUTF();
                    case 'n' -> (Object) in.readLong();
                    case 'i' -> Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
                    default -> throw new IOException("unknown type of a column");
                };
            }
            return row;
        } catch (IOException e) {
            throw new UncheckedIOException("a decision of the spool cannot be read", e);
        }
    }
}
