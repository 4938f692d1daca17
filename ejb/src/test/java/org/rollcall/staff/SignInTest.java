package org.rollcall.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.settings.Configuration;
import org.rollcall.settings.Environment;
import org.rollcall.shared.Conflict;
import org.rollcall.shared.DatabaseReady;
import org.rollcall.shared.FieldError;
import org.rollcall.shared.FixedClock;
import org.rollcall.shared.InvalidInput;
import org.rollcall.shared.OnBothDatabases;
import org.rollcall.shared.TestDatabase;
import org.rollcall.shared.Wiring;

@OnBothDatabases
class SignInTest {
    private static final String PASSWORD = "correct horse battery";
    private static final SignIn.Accepted ANN = new SignIn.Accepted("ann", Set.of("ADMIN"));

    @TempDir
    private Path directory;

    private final TestDatabase test;
    private final FixedClock clock = new FixedClock("2026-06-01T12:00:00Z", "UTC");
    private Wiring wiring;
    private SignIn signIn;

    SignInTest(TestDatabase test) {
        this.test = test;
    }

    @BeforeEach
    void start() throws IOException {
        test.clear();
        Path token = Files.writeString(directory.resolve("api-token"), "0123456789abcdef\n");
        Map<String, String> variables =
                Map.of("ROLLCALL_DATA", directory.toString(), "ROLLCALL_API_TOKEN_FILE", token.toString());
        wiring = new Wiring(test, clock).with(Configuration.class, Environment.read(variables, new Properties()));
        signIn = wiring.get(SignIn.class);
        wiring.caller().become(null);
        restart();
    }

    private void restart() {
        wiring.get(SetUpToken.class).start(new DatabaseReady());
    }

    private Path tokenFile() {
        return directory.resolve("setup-token");
    }

    private String token() throws IOException {
        return Files.readString(tokenFile()).strip();
    }

    private String refusal(String name, String password) {
        SignIn.Result result = signIn.authenticate(name, password);
        assertThat(result.accepted()).isEmpty();
        return result.problem();
    }

    @Test
    void theFirstAdministratorComesFromTheTokenOnceOnly() throws IOException {
        assertThat(signIn.nobodyYet()).isTrue();
        assertThat(token()).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tokenFile())))
                .isEqualTo("r--------");
        String token = token();
        assertThat(signIn.setUp(token, " ann ", PASSWORD)).isEqualTo(ANN);
        assertThat(signIn.nobodyYet()).isFalse();
        assertThat(tokenFile()).doesNotExist();
        assertThatThrownBy(() -> signIn.setUp(token, "bob", PASSWORD)).isInstanceOf(InvalidInput.class);
        signIn.renewSetUpToken();
        restart();
        assertThat(tokenFile()).doesNotExist();

        assertThat(signIn.authenticate("ann", PASSWORD).accepted()).contains(ANN);
        assertThat(refusal("ann", PASSWORD + "x")).isEqualTo("the name or the password is wrong");
        assertThat(refusal("bob", PASSWORD)).isEqualTo("the name or the password is wrong");
        assertThat(refusal("ann", null)).isEqualTo("give your name and password");
        assertThat(test.database().first("select password_hash from staff", row -> row.text("password_hash")))
                .hasValueSatisfying(hash -> assertThat(hash).startsWith("pbkdf2-sha256$600000$"));
        assertThat(test.database()
                        .list(
                                "select action, who from audit_entry order by id",
                                row -> row.text("action") + " " + row.text("who")))
                .containsExactly(
                        "staff.setUp ann", "staff.signIn ann", "staff.signInFailed ann", "staff.signInFailed bob");
    }

    @Test
    void aTokenIsGoodForFifteenMinutes() throws IOException {
        String late = token();
        clock.advance(Duration.ofMinutes(15));
        assertThatThrownBy(() -> signIn.setUp(late, "ann", PASSWORD))
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(invalid.errors())
                        .extracting(FieldError::field)
                        .containsExactly("token"));
        signIn.renewSetUpToken();
        assertThat(token()).isNotEqualTo(late);
        assertThat(signIn.setUp(token(), "ann", PASSWORD)).isEqualTo(ANN);
    }

    @Test
    void guessingTokensIsSlowedDown() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> signIn.setUp("guess", "ann", PASSWORD)).hasMessageContaining("current one");
        }
        assertThatThrownBy(() -> signIn.setUp(token(), "ann", PASSWORD)).hasMessageContaining("too often");
        assertThat(signIn.nobodyYet()).isTrue();
    }

    @Test
    void poorNamesAndPasswordsAreRefusedAndTheTokenStaysGood() throws IOException {
        assertThatThrownBy(() -> signIn.setUp(token(), " ", "short"))
                .isInstanceOfSatisfying(InvalidInput.class, invalid -> assertThat(invalid.errors())
                        .extracting(FieldError::field)
                        .containsExactly("name", "password"));
        assertThatThrownBy(() -> signIn.setUp(token(), "api", PASSWORD)).hasMessage("name is taken by the API");
        assertThatThrownBy(() -> signIn.setUp(token(), "ann", "Password123"))
                .hasMessageContaining("among the first that would be tried");
        assertThat(signIn.setUp(token(), "ann", PASSWORD)).isEqualTo(ANN);
    }

    @Test
    void twoFirstAdministratorsCannotBe() throws IOException {
        String token = token();
        wiring.get(StaffRegister.class).addFirst("eve", "x", "ADMIN");
        assertThatThrownBy(() -> signIn.setUp(token, "ann", PASSWORD))
                .isInstanceOf(Conflict.class)
                .hasMessage("Rollcall is set up already");
    }

    @Test
    void whoGuessesWaits() throws IOException {
        signIn.setUp(token(), "ann", PASSWORD);
        for (int i = 0; i < 5; i++) {
            refusal("Ann", "guess");
        }
        assertThat(refusal("ann", PASSWORD)).isEqualTo("too many tries, wait 1 s");
        clock.advance(Duration.ofSeconds(1));
        assertThat(signIn.authenticate("ann", PASSWORD).accepted()).contains(ANN);
        // and all is forgiven
        assertThat(refusal("ann", "guess")).isEqualTo("the name or the password is wrong");
    }

    @Test
    void theApiHasATokenOfItsOwn() {
        assertThat(signIn.token("0123456789abcdef")).contains(new SignIn.Accepted("api", Set.of("ADMIN")));
        assertThat(signIn.token("0123456789abcdeF")).isEmpty();
        assertThat(signIn.token("")).isEmpty();
        assertThat(signIn.token(null)).isEmpty();
    }

    @Test
    void preferencesAreTheCallersOwn() {
        StaffDesk desk = wiring.get(StaffDesk.class);
        wiring.caller().become("ann", "ADMIN");
        assertThat(desk.preference("palette")).isEmpty();
        desk.preference("palette", "on");
        desk.preference("palette", "off");
        assertThat(desk.preference("palette")).contains("off");
        wiring.caller().become("bob", "ADMIN");
        assertThat(desk.preference("palette")).isEmpty();
    }
}
