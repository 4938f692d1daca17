package org.rollcall.nassim;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The file of acknowledged accounting records: what the server promised to have stored. One line per record, written
 * after its Accounting-Response was verified, fields separated by tabs:
 *
 * <pre>time  NAS address  Acct-Session-Id  type  seconds  upload octets  download octets  User-Name</pre>
 *
 * Appends, so that one log can span restarts of the simulator.
 */
public final class AckLog implements AutoCloseable {
    private final BufferedWriter writer;
    private final Clock clock;

    /**
     * One acknowledged record.
     *
     * @param at when the acknowledgement came
     * @param seconds Acct-Session-Time
     */
    public record Entry(
            Instant at,
            String nasAddress,
            String acctSessionId,
            StatusType type,
            long seconds,
            long uploadOctets,
            long downloadOctets,
            String login) {}

    /** @throws UncheckedIOException if the file cannot be written */
    public AckLog(Path file, Clock clock) {
        this.clock = clock;
        try {
            writer = Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the log of acknowledgements " + file + ": " + e, e);
        }
    }

    /** All entries of a file; a last line that was cut off is left out. */
    public static List<Entry> read(Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (String line : Files.readString(file).split("(?<=\n)")) {
            String[] field = line.split("\t", -1);
            if (line.endsWith("\n") && field.length == 8) {
                entries.add(new Entry(
                        Instant.parse(field[0]),
                        field[1],
                        field[2],
                        StatusType.valueOf(field[3]),
                        Long.parseLong(field[4]),
                        Long.parseLong(field[5]),
                        Long.parseLong(field[6]),
                        field[7].strip()));
            }
        }
        return entries;
    }

    synchronized void acknowledged(AccountingRecord record, String nasAddress) {
        try {
            writer.write(String.join(
                    "\t",
                    clock.instant().toString(),
                    nasAddress,
                    record.sessionId(),
                    record.type().name(),
                    Long.toString(record.seconds()),
                    Long.toString(record.uploadOctets()),
                    Long.toString(record.downloadOctets()),
                    record.login()));
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the log of acknowledgements", e);
        }
    }

    /** Hands what was written so far to the system. */
    public synchronized void flush() {
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the log of acknowledgements", e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the log of acknowledgements", e);
        }
    }
}
