package org.rollcall.systemtest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** {@code rollcall.jar} on its embedded default. */
class FirstHourOnH2IT extends FirstHourScenario {
    @Override
    RollcallProcess rollcall(Path data) throws IOException {
        return new RollcallProcess(data, Map.of()).start();
    }
}
