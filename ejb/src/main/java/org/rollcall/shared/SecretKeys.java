package org.rollcall.shared;

import static org.rollcall.settings.EnvironmentSetting.ROLLCALL_MASTER_KEY_FILE;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.SecretKey;

/**
 * Opens the data keys of the database with the master key, and makes both where there are none yet. The start is
 * refused if the database has a data key, so maybe secrets, and the master key is missing or another.
 */
final class SecretKeys {
    private static final Logger LOG = System.getLogger(SecretKeys.class.getName());
    private static final int LENGTH = 32;

    private final Database database;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SecretKeys(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param named the file was named by a setting: then it must be there */
    SecretBox.Keys open(Path file, boolean named) {
        Map<Integer, byte[]> wrapped = wrapped();
        if (wrapped.isEmpty()) {
            createFirst(masterForEmptyDatabase(file, named));
            wrapped = wrapped();
        }
        MasterKey master = MasterKey.read(file)
                .orElseThrow(() -> new StartProblem(ROLLCALL_MASTER_KEY_FILE
                        + ": the database holds secrets, but the file with their key is missing: " + file));
        Map<Integer, SecretKey> keys = new HashMap<>();
        wrapped.forEach((version, key) -> keys.put(version, master.unwrap(key, version)));
        return new SecretBox.Keys(Map.copyOf(keys), Collections.max(keys.keySet()));
    }

    private MasterKey masterForEmptyDatabase(Path file, boolean named) {
        return MasterKey.read(file).orElseGet(() -> {
            if (named) {
                throw new StartProblem(ROLLCALL_MASTER_KEY_FILE + ": there is no file " + file);
            }
            LOG.log(Level.INFO, "the master key of all secrets was made at {0}; keep a copy of it elsewhere", file);
            return MasterKey.create(file, random);
        });
    }

    private void createFirst(MasterKey master) {
        byte[] key = new byte[LENGTH];
        random.nextBytes(key);
        try {
            database.write(
                    "insert into data_key (version, wrapped, created_at) values (1, ?, ?)",
                    master.wrap(key, 1, random),
                    clock.instant());
        } catch (DatabaseFailure failure) {
            // another node was first: its key is read, and opens if it has the same master key
            if (wrapped().isEmpty()) {
                throw failure;
            }
        }
    }

    /** By version. */
    private Map<Integer, byte[]> wrapped() {
        Map<Integer, byte[]> found = new HashMap<>();
        database.list(
                        "select version, wrapped from data_key",
                        row -> Map.entry((int) row.number("version"), row.bytes("wrapped")))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }
}
