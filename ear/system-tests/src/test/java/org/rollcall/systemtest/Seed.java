package org.rollcall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code bin/seed}, as Maven has just built it. */
final class Seed {
    private Seed() {}

    /** Migrates and fills an empty database. */
    static void fill(Map<String, String> settings, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("..", "seed", "target", "seed.jar").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().keySet().removeIf(name -> name.startsWith("ROLLCALL_"));
        builder.environment().putAll(settings);
        builder.environment().put("ROLLCALL_TIME_ZONE", "Europe/Berlin");
        Process seed = builder.start();
        assertThat(seed.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(seed.exitValue()).isZero();
    }
}
