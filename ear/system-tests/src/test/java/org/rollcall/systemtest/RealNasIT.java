package org.rollcall.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * {@code bin/nas-lab}: Debian's l2tpns, a NAS that nobody here wrote, with a real PPP subscriber. Skipped, saying why,
 * where the machine cannot run user-mode-linux.
 */
class RealNasIT {
    private static final int CANNOT_RUN = 77;

    @Test
    void aRealNasAndItsSubscriber() throws Exception {
        Path root = Path.of("../..").toAbsolutePath().normalize();
        Path output = Files.createTempFile(Files.createDirectories(Path.of("target")), "nas-lab", ".log");
        ProcessBuilder builder = new ProcessBuilder(root.resolve("bin/nas-lab").toString()).redirectErrorStream(true);
        builder.redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ROLLCALL_"));
        // Maven has just built it; another Maven in the same directories would be in this one's way
        builder.environment().put("NAS_LAB_BUILT", "yes");
        Process lab = builder.start();
        try {
            assertThat(lab.waitFor(15, TimeUnit.MINUTES)).isTrue();
        } finally {
            lab.destroy();
        }
        String told = Files.readString(output, StandardCharsets.UTF_8);
        assumeFalse(lab.exitValue() == CANNOT_RUN, told);
        assertThat(lab.exitValue()).as(told).isZero();
        assertThat(told).contains("all checks passed").doesNotContain("FAILED");
    }
}
