package org.rollcall.systemtest;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.rollcall.shared.PostgreSqlCluster;

class SoakOnPostgreSqlIT extends SoakScenario {
    /** Longer than the routers' patience of 12 s. */
    private static final int OUTAGE_SECONDS = IN_SHORT ? 15 : 60;

    private final PostgreSqlCluster cluster = PostgreSqlCluster.keeping();

    @Override
    RollcallProcess rollcall(Path data) throws Exception {
        try (var connection = DriverManager.getConnection(cluster.url("postgres"), PostgreSqlCluster.USER, "");
                var statement = connection.createStatement()) {
            statement.execute("create database soak");
        }
        return new RollcallProcess(
                data,
                Map.of(
                        "ROLLCALL_DB_URL",
                        "jdbc:postgresql://127.0.0.1:" + cluster.port() + "/soak",
                        "ROLLCALL_DB_USER",
                        PostgreSqlCluster.USER));
    }

    @AfterEach
    void goOn() throws Exception {
        cluster.signal("CONT");
    }

    @Override
    List<Trouble> troubles() {
        List<Trouble> troubles = new ArrayList<>(List.of(
                new Trouble("PostgreSQL killed", true, () -> {
                    cluster.kill();
                    cluster.resume();
                }),
                new Trouble("PostgreSQL stopped for " + OUTAGE_SECONDS + " s", true, () -> {
                    cluster.signal("STOP");
                    TimeUnit.SECONDS.sleep(OUTAGE_SECONDS);
                    cluster.signal("CONT");
                }),
                new Trouble("mutated packets", true, this::mutants)));
        if (!IN_SHORT) {
            // in short they are KillOnPostgreSqlIT and DatabaseOutageIT
            troubles.add(new Trouble("Rollcall killed", false, this::killRollcall));
            troubles.add(new Trouble("PostgreSQL absent for " + OUTAGE_SECONDS + " s", true, () -> {
                cluster.halt();
                TimeUnit.SECONDS.sleep(OUTAGE_SECONDS);
                cluster.resume();
            }));
        }
        return troubles;
    }
}
