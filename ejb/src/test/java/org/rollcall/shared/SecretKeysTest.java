package org.rollcall.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnBothDatabases
class SecretKeysTest {
    private static final SecretPlace PLACE = new SecretPlace("nas", 1, "secret");

    @TempDir
    private Path directory;

    private final TestDatabase test;
    private final SecretKeys keys;
    private Path file;

    SecretKeysTest(TestDatabase test) {
        this.test = test;
        keys = new SecretKeys(test.database(), new FixedClock("2026-06-01T12:00:00Z", "UTC"));
    }

    @BeforeEach
    void begin() {
        test.clear();
        file = directory.resolve("master.key");
    }

    private SecretBox box() {
        SecretBox box = new SecretBox();
        box.unlock(keys.open(file, false));
        return box;
    }

    @Test
    void theFirstStartMakesBothKeysAndTheNextOneUsesThem() throws IOException {
        byte[] sealed = box().seal(PLACE, new byte[] {1, 2, 3});
        assertThat(Files.readString(file)).hasSize(45);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("r--------");
        assertThat(box().open(PLACE, sealed)).containsExactly(1, 2, 3);
        assertThat(test.database().number("select count(*) from data_key")).isEqualTo(1);
    }

    @Test
    void withSecretsAMissingKeyStopsTheStartAndNoneIsMade() throws IOException {
        box();
        Files.delete(file);
        assertThatThrownBy(this::box)
                .isInstanceOf(StartProblem.class)
                .hasMessageContaining("ROLLCALL_MASTER_KEY_FILE")
                .hasMessageContaining("is missing: " + file);
        assertThat(file).doesNotExist();
    }

    @Test
    void anotherKeyStopsTheStart() throws IOException {
        box();
        Files.delete(file);
        MasterKey.create(file, new SecureRandom());
        assertThatThrownBy(this::box).isInstanceOf(StartProblem.class).hasMessageContaining("is not the one of this");
    }

    @Test
    void aNamedFileThatIsMissingIsNotMade() {
        assertThatThrownBy(() -> keys.open(file, true))
                .isInstanceOf(StartProblem.class)
                .hasMessage("ROLLCALL_MASTER_KEY_FILE: there is no file " + file);
        assertThat(file).doesNotExist();
        assertThat(test.database().number("select count(*) from data_key")).isZero();
    }

    @Test
    void aKeyThatOthersMayReadStopsTheStart() throws IOException {
        box();
        for (String mode : new String[] {"r--r-----", "r-----r--", "rw--w----"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            assertThatThrownBy(this::box).isInstanceOf(StartProblem.class).hasMessageContaining("chmod 400");
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        box();
    }

    @Test
    void whatIsNoKeyStopsTheStart() throws IOException {
        for (String content : new String[] {"", "secret", "AAAA", "*".repeat(44)}) {
            Files.writeString(file, content);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            assertThatThrownBy(this::box)
                    .isInstanceOf(StartProblem.class)
                    .hasMessageContaining("must hold 32 octets in Base64");
        }
    }

    @Test
    void aDataKeyThatWasSwappedForAnotherVersionDoesNotOpen() {
        box();
        test.database().write("update data_key set version = 2");
        assertThatThrownBy(this::box).isInstanceOf(StartProblem.class);
    }
}
