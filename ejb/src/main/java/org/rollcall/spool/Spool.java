package org.rollcall.spool;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A queue of records in a directory. Records go into segments of some size; a segment whose records are all done is deleted, so
 * that an empty queue has no files. Where reading has come to is noted in a file that need not be right: after a crash records
 * may be read again, never left out.
 */
public final class Spool implements Closeable {
    private static final Logger LOG = System.getLogger(Spool.class.getName());
    private static final String POSITION = "position";

    private final Path directory;
    private final long capacity;
    private final long segmentSize;
    private final TreeSet<Long> segments = new TreeSet<>();

    private FileChannel tail;
    /** Octets of the last segment that hold whole records. */
    private long tailLength;
    /** In the first segment. */
    private long readOffset = Segment.HEADER;

    private long octets;
    private long records;

    /** Records in order, and where reading goes on behind them. */
    public record Batch(List<byte[]> payloads, long segment, long endOffset) {}

    private Spool(Path directory, long capacity, long segmentSize) {
        this.directory = directory;
        this.capacity = capacity;
        this.segmentSize = segmentSize;
    }

    /**
     * @param capacity octets of all files together; more is refused
     * @param segmentSize octets at which a new file is begun
     */
    public static Spool open(Path directory, long capacity, long segmentSize) throws IOException {
        Spool spool = new Spool(directory, capacity, segmentSize);
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        spool.recover();
        return spool;
    }

    /** All of them are on disk when it returns; when it throws none is kept. */
    public synchronized void append(Collection<byte[]> payloads) throws IOException {
        int length = payloads.stream().mapToInt(Segment::length).sum();
        if (octets + length > capacity) {
            throw new SpoolFull(capacity);
        }
        if (tail == null || tailLength + length > segmentSize) {
            begin();
        }
        ByteBuffer buffer = ByteBuffer.allocate(length);
        payloads.forEach(payload -> Segment.put(buffer, payload));
        buffer.flip();
        try {
            long at = tailLength;
            while (buffer.hasRemaining()) {
                at += tail.write(buffer, at);
            }
            tail.force(false);
        } catch (IOException e) {
            undo(e);
            throw e;
        }
        tailLength += length;
        octets += length;
        records += payloads.size();
    }

    /** The next ones that are not done; none only if the spool is empty. */
    public synchronized Batch next(int most) throws IOException {
        List<byte[]> payloads = new ArrayList<>();
        while (!segments.isEmpty()) {
            long number = segments.first();
            boolean last = number == segments.last();
            long offset = readOffset;
            try (FileChannel file = FileChannel.open(Segment.path(directory, number), StandardOpenOption.READ)) {
                long end = last ? tailLength : file.size();
                while (payloads.size() < most && offset < end) {
                    Optional<byte[]> payload = Segment.read(file, offset);
                    if (payload.isEmpty()) {
                        break;
                    }
                    payloads.add(payload.get());
                    offset += Segment.length(payload.get());
                }
                if (!payloads.isEmpty()) {
                    return new Batch(payloads, number, offset);
                }
                if (offset < end) {
                    setAside(number, offset);
                } else {
                    delete(number);
                }
            }
        }
        return new Batch(payloads, 0, 0);
    }

    /** These are done: they are not read again. */
    public synchronized void advance(Batch done) throws IOException {
        octets -= done.payloads().stream().mapToLong(Segment::length).sum();
        records -= done.payloads().size();
        readOffset = done.endOffset();
        long number = done.segment();
        boolean last = number == segments.last();
        if (readOffset >= (last ? tailLength : Files.size(Segment.path(directory, number)))) {
            delete(number);
        } else {
            note(number);
        }
    }

    public synchronized boolean isEmpty() {
        return segments.isEmpty();
    }

    /** How many wait. */
    public synchronized long records() {
        return records;
    }

    public synchronized long octets() {
        return octets;
    }

    @Override
    public synchronized void close() throws IOException {
        if (tail != null) {
            tail.close();
            tail = null;
        }
    }

    private void begin() throws IOException {
        close();
        long number = segments.isEmpty() ? 1 : segments.last() + 1;
        FileChannel file = FileChannel.open(
                Segment.path(directory, number),
                java.util.Set.of(
                        StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            file.write(Segment.header(), 0);
            file.force(true);
            syncDirectory();
        } catch (IOException e) {
            file.close();
            Files.deleteIfExists(Segment.path(directory, number));
            throw e;
        }
        tail = file;
        tailLength = Segment.HEADER;
        if (segments.isEmpty()) {
            readOffset = Segment.HEADER;
        }
        segments.add(number);
    }

    /** The new file's name must be on disk, too. */
    private void syncDirectory() throws IOException {
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    private void undo(IOException cause) {
        try {
            tail.truncate(tailLength);
            tail.force(false);
        } catch (IOException e) {
            cause.addSuppressed(e);
            // whatever is behind its end now is never read as a record, because the next one goes into another file
            LOG.log(Level.WARNING, "the end of the spool cannot be cleaned; a new segment is begun", e);
            try {
                close();
            } catch (IOException again) {
                cause.addSuppressed(again);
            }
        }
    }

    private void delete(long number) throws IOException {
        if (number == segments.last()) {
            close();
        }
        Files.deleteIfExists(Segment.path(directory, number));
        segments.remove(number);
        readOffset = Segment.HEADER;
        if (segments.isEmpty()) {
            octets = 0;
            records = 0;
            tailLength = 0;
            Files.deleteIfExists(directory.resolve(POSITION));
        }
    }

    /** For people: what is in there from this offset on cannot be read. */
    private void setAside(long number, long offset) throws IOException {
        Path damaged = directory.resolve("%012d.damaged".formatted(number));
        LOG.log(
                Level.ERROR,
                "the spool''s file {0} was not finished or is damaged from octet {1,number,#} on; what follows in it is not read, it is kept as {2}",
                Segment.path(directory, number),
                offset,
                damaged);
        if (number == segments.last()) {
            close();
        }
        Files.move(Segment.path(directory, number), damaged, StandardCopyOption.REPLACE_EXISTING);
        delete(number);
        recount();
    }

    private void note(long number) throws IOException {
        Path next = directory.resolve(POSITION + ".new");
        Files.writeString(next, number + " " + readOffset);
        Files.move(next, directory.resolve(POSITION), StandardCopyOption.ATOMIC_MOVE);
    }

    private void recover() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{12}\\.spool"))
                    .forEach(name -> segments.add(Long.parseLong(name.substring(0, 12))));
        }
        if (segments.isEmpty()) {
            return;
        }
        readOffset = notedOffset(segments.first());
        recount();
    }

    private long notedOffset(long first) throws IOException {
        Path position = directory.resolve(POSITION);
        if (Files.exists(position)) {
            String[] parts = Files.readString(position).split(" ");
            if (parts.length == 2 && parts[0].equals(Long.toString(first)) && parts[1].matches("\\d{1,18}")) {
                return Math.max(Segment.HEADER, Long.parseLong(parts[1]));
            }
        }
        return Segment.HEADER;
    }

    /** What waits, as the files say. A record at the end of the last one that was not finished was promised to nobody. */
    private void recount() throws IOException {
        octets = 0;
        records = 0;
        for (long number : List.copyOf(segments)) {
            try (FileChannel file = FileChannel.open(Segment.path(directory, number), StandardOpenOption.READ)) {
                long offset = number == segments.first() ? readOffset : Segment.HEADER;
                if (Segment.hasHeader(file)) {
                    Optional<byte[]> payload = Segment.read(file, offset);
                    while (payload.isPresent()) {
                        records++;
                        octets += Segment.length(payload.get());
                        offset += Segment.length(payload.get());
                        payload = Segment.read(file, offset);
                    }
                }
                if (number == segments.last() && tail == null) {
                    tailLength = offset;
                }
            }
        }
    }
}
