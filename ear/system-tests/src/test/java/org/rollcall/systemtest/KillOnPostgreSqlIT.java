package org.rollcall.systemtest;

import java.util.Map;

class KillOnPostgreSqlIT extends KillScenario {
    @Override
    Map<String, String> database() {
        return Cluster.freshDatabase();
    }
}
