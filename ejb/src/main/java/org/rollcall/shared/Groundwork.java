package org.rollcall.shared;

import static org.rollcall.settings.EnvironmentSetting.ROLLCALL_DATA;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.rollcall.settings.Configuration;

/** What is done before anything else, by a server's start and by a tool without one: data directory, schema, keys. */
public final class Groundwork {
    private Groundwork() {}

    /**
     * Afterwards the schema is that of this code, and the box seals and opens.
     *
     * @param database as the user of the running application
     * @throws StartProblem if it cannot be done; what was done by then may be done again
     */
    public static void lay(Configuration configuration, Database database, SecretBox secrets, Clock clock) {
        prepareDataDirectory(configuration.dataDirectory());
        new SchemaOwner(configuration).prepare();
        SecretKeys keys = new SecretKeys(database, clock);
        secrets.unlock(keys.open(configuration.masterKeyFile(), configuration.masterKeyNamed()));
    }

    private static void prepareDataDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new StartProblem(ROLLCALL_DATA + ": cannot make the directory " + directory, e);
        }
        if (!Files.isWritable(directory)) {
            throw new StartProblem(ROLLCALL_DATA + ": cannot write to the directory " + directory);
        }
    }
}
