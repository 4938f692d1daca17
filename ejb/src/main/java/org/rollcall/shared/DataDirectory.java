package org.rollcall.shared;

import static org.rollcall.settings.EnvironmentSetting.ROLLCALL_DATA;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory of the H2 database, keys, tokens and logs: other users have no business in it. */
final class DataDirectory {
    private DataDirectory() {}

    /** Makes it, mode 0700, if it is missing. One that is there keeps the mode somebody chose. */
    static void prepare(Path directory) {
        try {
            boolean posix =
                    FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] mode = posix
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                    }
                    : new FileAttribute<?>[0];
            Files.createDirectories(directory, mode);
        } catch (IOException e) {
            throw new StartProblem(ROLLCALL_DATA + ": cannot make the directory " + directory, e);
        }
        if (!Files.isWritable(directory)) {
            throw new StartProblem(ROLLCALL_DATA + ": cannot write to the directory " + directory);
        }
    }
}
