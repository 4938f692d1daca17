package org.rollcall.shared;

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
        DataDirectory.prepare(configuration.dataDirectory());
        new SchemaOwner(configuration).prepare();
        SecretKeys keys = new SecretKeys(database, clock);
        secrets.unlock(keys.open(configuration.masterKeyFile(), configuration.masterKeyNamed()));
    }
}
