package org.rollcall.shared;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files that only the user of this process may read. */
public final class PrivateFile {
    private static final Set<PosixFilePermission> OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private PrivateFile() {}

    /** Writes or replaces it, mode 0400 from the beginning; whoever reads sees all of it or nothing. */
    public static void write(Path file, String content) throws IOException {
        Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".new", null, mode("rw-------"));
        try {
            // on disk before its name is: after a power cut it must be whole, or not there
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.US_ASCII.encode(content));
                channel.force(true);
            }
            if (isPosix(fresh)) {
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("r--------"));
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(file.toAbsolutePath().getParent());
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void sync(Path directory) throws IOException {
        if (isPosix(directory)) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Whether anybody but its owner may do anything with it. Always false where files have no such modes. */
    public static boolean isOpenToOthers(Path file) throws IOException {
        if (!isPosix(file)) {
            return false;
        }
        Set<PosixFilePermission> permissions = EnumSet.copyOf(OTHERS);
        permissions.retainAll(Files.getPosixFilePermissions(file));
        return !permissions.isEmpty();
    }

    private static FileAttribute<?>[] mode(String text) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
