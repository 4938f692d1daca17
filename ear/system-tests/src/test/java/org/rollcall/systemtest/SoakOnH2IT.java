package org.rollcall.systemtest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class SoakOnH2IT extends SoakScenario {
    @Override
    RollcallProcess rollcall(Path data) throws IOException {
        return new RollcallProcess(data, Map.of());
    }

    @Override
    List<Trouble> troubles() {
        Trouble kill = new Trouble("Rollcall killed", false, this::killRollcall);
        return IN_SHORT ? List.of(kill) : List.of(kill, kill, new Trouble("mutated packets", true, this::mutants));
    }
}
