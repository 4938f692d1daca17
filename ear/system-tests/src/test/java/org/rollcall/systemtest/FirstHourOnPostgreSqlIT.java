package org.rollcall.systemtest;

import java.util.Map;

/** {@code rollcall.jar} with PostgreSQL. */
class FirstHourOnPostgreSqlIT extends FirstHourScenario {
    @Override
    Map<String, String> database() {
        return Cluster.freshDatabase();
    }
}
