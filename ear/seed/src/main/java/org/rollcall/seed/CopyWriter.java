package org.rollcall.seed;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** PostgreSQL's COPY in its text format, a statement per so many rows. */
final class CopyWriter implements TableWriter {
    private static final int BUFFER = 1 << 16;
    private static final int ROWS_PER_COPY = 100_000;

    private final PGConnection connection;
    private final String sql;
    private final StringBuilder buffer = new StringBuilder(BUFFER + 4096);
    private CopyIn copy;
    private int rows;

    CopyWriter(Connection connection, String table, String columns) throws SQLException {
        this.connection = connection.unwrap(PGConnection.class);
        this.sql = "copy " + table + " (" + columns + ") from stdin";
    }

    @Override
    public void row(Object... values) throws SQLException {
        if (copy == null) {
            copy = connection.getCopyAPI().copyIn(sql);
        }
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                buffer.append('\t');
            }
            append(values[i]);
        }
        buffer.append('\n');
        if (buffer.length() >= BUFFER) {
            flush();
        }
        if (++rows == ROWS_PER_COPY) {
            end();
        }
    }

    private void append(Object value) {
        if (value == null) {
            buffer.append("\\N");
        } else if (value instanceof Boolean flag) {
            buffer.append(flag ? 't' : 'f');
        } else if (value instanceof byte[] octets) {
            buffer.append("\\\\x").append(HexFormat.of().formatHex(octets));
        } else if (value instanceof String text) {
            escape(text);
        } else {
            // numbers, dates and instants as ISO 8601, enums by name: nothing to escape
            buffer.append(value instanceof Enum<?> constant ? constant.name() : value.toString());
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> buffer.append("\\\\");
                case '\t' -> buffer.append("\\t");
                case '\n' -> buffer.append("\\n");
                case '\r' -> buffer.append("\\r");
                default -> buffer.append(c);
            }
        }
    }

    private void flush() throws SQLException {
        byte[] octets = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(octets, 0, octets.length);
        buffer.setLength(0);
    }

    private void end() throws SQLException {
        flush();
        copy.endCopy();
        copy = null;
        rows = 0;
    }

    @Override
    public void close() throws SQLException {
        if (copy != null) {
            end();
        }
    }
}
