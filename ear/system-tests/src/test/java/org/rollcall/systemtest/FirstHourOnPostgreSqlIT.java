package org.rollcall.systemtest;

import java.io.IOException;
import java.nio.file.Path;

/** {@code rollcall.jar} with PostgreSQL. */
class FirstHourOnPostgreSqlIT extends FirstHourWithPostgreSql {
    @Override
    RollcallProcess rollcall(Path data) throws IOException {
        return new RollcallProcess(data, Cluster.freshDatabase()).start();
    }
}
