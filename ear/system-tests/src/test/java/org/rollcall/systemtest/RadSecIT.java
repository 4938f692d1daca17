package org.rollcall.systemtest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

class RadSecIT extends RadSecScenario {
    @Override
    RollcallProcess rollcall(Path data, Map<String, String> settings) throws IOException {
        return new RollcallProcess(data, settings);
    }
}
