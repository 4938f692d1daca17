package org.rollcall.systemtest;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

class HostilePacketsOnPostgreSqlIT extends HostilePacketsScenario {
    @Override
    RollcallProcess rollcall(Path data) throws IOException {
        return new RollcallProcess(data, Cluster.freshDatabase());
    }

    @Override
    Connection tables(RollcallProcess rollcall) throws SQLException {
        return Cluster.connect(rollcall.environment);
    }

    @Override
    boolean refusesPoison(RollcallProcess rollcall) throws SQLException {
        try (Connection connection = tables(rollcall);
                Statement statement = connection.createStatement()) {
            statement.execute("alter table open_session add check (acct_session_id not like 'poison%') not valid");
        }
        return true;
    }
}
