package org.rollcall.systemtest;

import java.io.IOException;
import java.nio.file.Path;

/** {@code rollcall.ear} on Payara Server with PostgreSQL. */
class FirstHourOnPayaraServerIT extends FirstHourWithPostgreSql {
    @Override
    RollcallProcess rollcall(Path data) throws IOException {
        return new PayaraProcess(data, Cluster.freshDatabase()).start();
    }
}
