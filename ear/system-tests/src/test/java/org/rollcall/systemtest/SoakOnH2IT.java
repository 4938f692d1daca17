package org.rollcall.systemtest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
        named = "SOAK_MINUTES",
        matches = ".+",
        disabledReason = "its short forms are KillOnH2IT and HostilePacketsOnH2IT; this one is for bin/soak")
class SoakOnH2IT extends SoakScenario {
    @Override
    RollcallProcess rollcall(Path data) throws IOException {
        return new RollcallProcess(data, Map.of());
    }

    @Override
    List<Trouble> troubles() {
        Trouble kill = new Trouble("Rollcall killed", false, this::killRollcall);
        return List.of(kill, kill, new Trouble("mutated packets", true, this::mutants));
    }
}
