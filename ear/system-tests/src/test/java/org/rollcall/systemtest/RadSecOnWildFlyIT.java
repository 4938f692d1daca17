package org.rollcall.systemtest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

class RadSecOnWildFlyIT extends RadSecScenario {
    @Override
    RollcallProcess rollcall(Path data, Map<String, String> settings) throws IOException {
        return new WildFlyProcess(data, settings);
    }
}
