package org.rollcall.systemtest;

import java.util.Map;

class KillOnH2IT extends KillScenario {
    @Override
    Map<String, String> database() {
        return Map.of();
    }
}
