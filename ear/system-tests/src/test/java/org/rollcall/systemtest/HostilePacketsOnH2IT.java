package org.rollcall.systemtest;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

class HostilePacketsOnH2IT extends HostilePacketsScenario {
    @Override
    RollcallProcess rollcall(Path data) throws IOException {
        return new RollcallProcess(data, Map.of());
    }

    @Override
    Connection tables(RollcallProcess rollcall) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + rollcall.data.resolve("rollcall"), "rollcall", "");
    }

    @Override
    boolean refusesPoison(RollcallProcess rollcall) {
        return false;
    }
}
