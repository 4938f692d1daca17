package org.rollcall.systemtest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

class KillOnH2IT extends KillScenario {
    @Override
    RollcallProcess rollcall(Path data) throws IOException {
        return new RollcallProcess(data, Map.of());
    }
}
