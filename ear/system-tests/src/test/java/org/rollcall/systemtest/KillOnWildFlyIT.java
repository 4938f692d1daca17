package org.rollcall.systemtest;

import java.io.IOException;
import java.nio.file.Path;

/** A WildFly of its own, with PostgreSQL; once, because it takes its time to start. */
class KillOnWildFlyIT extends KillScenario {
    @Override
    RollcallProcess rollcall(Path data) throws IOException {
        return new WildFlyProcess(data, Cluster.freshDatabase());
    }

    @Override
    int kills() {
        return 1;
    }
}
