package org.rollcall.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as openssl makes them. */
class RadSecFilesTest {
    @TempDir
    private Path directory;

    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void settings() {
        variables.put("ROLLCALL_RADSEC_PORT", "2083");
        variables.put(
                "ROLLCALL_RADSEC_CERTIFICATE_FILE",
                directory.resolve("ours.pem").toString());
        variables.put("ROLLCALL_RADSEC_KEY_FILE", directory.resolve("ours.key").toString());
        variables.put("ROLLCALL_RADSEC_CA_FILE", directory.resolve("ours.pem").toString());
    }

    private void certificate(String name, String kind, int days) throws Exception {
        run("openssl req -x509 -newkey " + kind + " -nodes -days " + days + " -subj /CN=" + name + " -keyout " + name
                + ".key -out " + name + ".pem");
        Files.setPosixFilePermissions(directory.resolve(name + ".key"), PosixFilePermissions.fromString("r--------"));
    }

    private void run(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command.split(" ")))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private String refusal() {
        return catchThrowableOfType(InvalidConfiguration.class, () -> Environment.read(variables, new Properties()))
                .getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa:2048", "ec -pkeyopt ec_paramgen_curve:P-256", "ed25519"})
    void keysOfEachKindAreRead(String kind) throws Exception {
        certificate("ours", kind, 2);
        Configuration configuration = Environment.read(variables, new Properties());
        assertThat(configuration.radSec()).map(RadSecFiles::port).contains(2083);
        assertThatCode(() -> configuration.radSec().orElseThrow().read()).doesNotThrowAnyException();
    }

    @Test
    void withoutPortThereIsNoneAndHalfOfItIsRefused() throws Exception {
        certificate("ours", "rsa:2048", 2);
        variables.remove("ROLLCALL_RADSEC_PORT");
        assertThat(refusal()).contains("ROLLCALL_RADSEC_CA_FILE is set, but ROLLCALL_RADSEC_PORT is not");
        assertThat(Environment.read(Map.of(), new Properties()).radSec()).isEmpty();
        variables.put("ROLLCALL_RADSEC_PORT", "2083");
        variables.remove("ROLLCALL_RADSEC_CA_FILE");
        assertThat(refusal()).contains("ROLLCALL_RADSEC_PORT needs").contains("ROLLCALL_RADSEC_CA_FILE");
    }

    @Test
    void whatCannotBeUsedIsSaidWithTheSettingThatNamesIt() throws Exception {
        certificate("ours", "rsa:2048", 2);
        certificate("others", "rsa:2048", 2);
        Path key = directory.resolve("ours.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(refusal())
                .contains("ROLLCALL_RADSEC_KEY_FILE: others may use")
                .contains("chmod 400");

        variables.put(
                "ROLLCALL_RADSEC_KEY_FILE", directory.resolve("others.key").toString());
        assertThat(refusal()).contains("ROLLCALL_RADSEC_KEY_FILE").contains("does not hold the key of");

        variables.put(
                "ROLLCALL_RADSEC_KEY_FILE", directory.resolve("missing.key").toString());
        assertThat(refusal()).contains("ROLLCALL_RADSEC_KEY_FILE: cannot read");

        Path text = Files.writeString(directory.resolve("text.pem"), "no certificate");
        variables.put("ROLLCALL_RADSEC_CA_FILE", text.toString());
        assertThat(refusal()).contains("ROLLCALL_RADSEC_CA_FILE");
    }

    @Test
    void aKeyWithAPasswordIsRefusedAndNotShown() throws Exception {
        certificate("ours", "rsa:2048", 2);
        run("openssl pkcs8 -topk8 -in ours.key -out locked.key -passout pass:secret");
        Path locked = directory.resolve("locked.key");
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r--------"));
        variables.put("ROLLCALL_RADSEC_KEY_FILE", locked.toString());
        assertThat(refusal()).contains("PKCS #8 without a password").doesNotContain("BEGIN");
    }
}
