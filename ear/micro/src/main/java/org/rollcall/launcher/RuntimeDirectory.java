package org.rollcall.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The server's own files inside the data directory. They are made anew at every start, so that a new version never
 * meets files of an old one.
 *
 * @param server where Payara Micro unpacks itself
 * @param loggingProperties what is logged and where
 * @param lock held until the process ends
 */
record RuntimeDirectory(Path server, Path loggingProperties, FileChannel lock) {

    private static final FileAttribute<?>[] PRIVATE =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                    }
                    : new FileAttribute<?>[0];

    Path temporary() {
        return server.resolve("tmp");
    }

    /** Commands that Payara Micro runs before it listens. */
    Path bootCommands() {
        return server.resolve("boot-commands");
    }

    /** @throws IllegalStateException if another process uses the data directory, or it cannot be written */
    static RuntimeDirectory claim(Path data) throws IOException {
        try {
            Path server = data.resolve("server");
            if (Files.notExists(data)) {
                // the database and the tokens in it are nobody else's business
                Files.createDirectories(data, PRIVATE);
            }
            Path logs = Files.createDirectories(data.resolve("logs"));
            FileChannel lock = FileChannel.open(
                    data.resolve("rollcall.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                lock.close();
                throw new IllegalStateException("another Rollcall is running on the data directory " + data
                        + "; stop it, or set ROLLCALL_DATA to another directory");
            }
            delete(server);
            Files.createDirectories(server.resolve("tmp"));
            return new RuntimeDirectory(server, writeLoggingProperties(server, logs), lock);
        } catch (AccessDeniedException denied) {
            throw new IllegalStateException(
                    "cannot write to the data directory " + data + " (" + denied.getMessage()
                            + "); mend its rights or set ROLLCALL_DATA",
                    denied);
        }
    }

    private static Path writeLoggingProperties(Path server, Path logs) throws IOException {
        try (InputStream template = RuntimeDirectory.class.getResourceAsStream("logging.properties")) {
            String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
            // a backslash or percent sign would be read as an escape
            String folder = logs.toString().replace("\\", "/").replace("%", "%%");
            return Files.writeString(server.resolve("logging.properties"), text.replace("${logs}", folder));
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException problem) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
