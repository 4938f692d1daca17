package org.rollcall.systemtest;

import java.io.IOException;
import java.nio.file.Path;

class KillOnPostgreSqlIT extends KillScenario {
    @Override
    RollcallProcess rollcall(Path data) throws IOException {
        return new RollcallProcess(data, Cluster.freshDatabase());
    }
}
