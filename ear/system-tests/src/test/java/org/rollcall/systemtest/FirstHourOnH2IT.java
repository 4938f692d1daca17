package org.rollcall.systemtest;

import java.util.Map;

/** {@code rollcall.jar} on its embedded default. */
class FirstHourOnH2IT extends FirstHourScenario {
    @Override
    Map<String, String> database() {
        return Map.of();
    }
}
