package org.rollcall.systemtest;

import java.util.Map;

/** {@code rollcall.jar} on its embedded default. */
class BrowserOnH2IT extends BrowserScenario {
    @Override
    Map<String, String> database() {
        return Map.of();
    }
}
