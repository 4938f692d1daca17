package org.rollcall.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.shared.Vendor;

class EnvironmentTest {
    @TempDir
    private Path directory;

    private final Map<String, String> variables = new HashMap<>();
    private final Properties properties = new Properties();

    private Configuration read() {
        return Environment.read(variables, properties);
    }

    private InvalidConfiguration refusal() {
        return catchThrowableOfType(InvalidConfiguration.class, this::read);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }

    @Test
    void defaults() {
        Configuration configuration = read();
        Path data = Path.of("data").toAbsolutePath();
        assertThat(configuration.httpBind().getHostAddress()).isEqualTo("127.0.0.1");
        assertThat(configuration.httpPort()).isEqualTo(8080);
        assertThat(configuration.radiusBind().getHostAddress()).isEqualTo("127.0.0.1");
        assertThat(configuration.authPort()).isEqualTo(1812);
        assertThat(configuration.acctPort()).isEqualTo(1813);
        assertThat(configuration.dataDirectory()).isEqualTo(data);
        assertThat(configuration.dbUrl())
                .isEqualTo(new DatabaseUrl(
                        Vendor.H2,
                        "jdbc:h2:file:" + data + "/rollcall;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TIME ZONE=UTC"));
        assertThat(configuration.dbUser()).isEqualTo(new DatabaseAccount("rollcall", ""));
        assertThat(configuration.dbOwner()).isEqualTo(configuration.dbUser());
        assertThat(configuration.masterKeyFile()).isEqualTo(data.resolve("master.key"));
        assertThat(configuration.masterKeyNamed()).isFalse();
        assertThat(configuration.apiToken()).isEmpty();
        assertThat(configuration.timeZone()).isEqualTo(ZoneId.systemDefault());
        assertThat(configuration.warnings()).isEmpty();
    }

    @Test
    void aPropertyGoesBeforeAVariableAndABlankValueIsNone() {
        variables.put("ROLLCALL_AUTH_PORT", "11812");
        variables.put("ROLLCALL_ACCT_PORT", " 11813 ");
        variables.put("ROLLCALL_HTTP_PORT", "");
        properties.setProperty("rollcall.auth.port", "21812");
        Configuration configuration = read();
        assertThat(configuration.authPort()).isEqualTo(21812);
        assertThat(configuration.acctPort()).isEqualTo(11813);
        assertThat(configuration.httpPort()).isEqualTo(8080);
    }

    @Test
    void allProblemsAreToldTogetherEachWithItsSetting() throws IOException {
        variables.put("ROLLCALL_BIND", "localhost");
        variables.put("ROLLCALL_HTTP_PORT", "http");
        variables.put("ROLLCALL_RADIUS_BIND", "10.0.0.0/8");
        variables.put("ROLLCALL_AUTH_PORT", "1813");
        variables.put("ROLLCALL_DATA", file("data", ""));
        variables.put("ROLLCALL_DB_URL", "jdbc:oracle:thin:secret@x");
        variables.put("ROLLCALL_DB_PASSWORD_FILE", directory.resolve("none").toString());
        variables.put("ROLLCALL_API_TOKEN_FILE", file("token", " 12345678901 \n"));
        variables.put("ROLLCALL_TIME_ZONE", "Middle/Earth");
        assertThat(refusal().problems())
                .containsExactly(
                        "ROLLCALL_BIND is \"localhost\" but must be an IP address of this machine, or 0.0.0.0 for all"
                                + " of them",
                        "ROLLCALL_HTTP_PORT is \"http\" but must be a port from 1 to 65535",
                        "ROLLCALL_RADIUS_BIND is \"10.0.0.0/8\" but must be an IP address of this machine, or 0.0.0.0"
                                + " for all of them",
                        "ROLLCALL_AUTH_PORT and ROLLCALL_ACCT_PORT are both 1813; they need two ports",
                        "ROLLCALL_DATA is \"" + directory + "/data\" but must be a directory",
                        "ROLLCALL_DB_URL must begin with jdbc:postgresql: or jdbc:h2:file:",
                        "ROLLCALL_DB_PASSWORD_FILE: there is no file " + directory + "/none",
                        "ROLLCALL_API_TOKEN_FILE: " + directory + "/token must hold at least 12 characters",
                        "ROLLCALL_TIME_ZONE is \"Middle/Earth\" but must be a time zone such as Europe/Berlin");
        assertThat(refusal()).hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "65536", "999999", "1e3", "0x50", "٨٠"})
    void portsThatWillNotDo(String port) {
        variables.put("ROLLCALL_ACCT_PORT", port);
        assertThat(refusal().problems()).singleElement().asString().startsWith("ROLLCALL_ACCT_PORT is \"" + port);
    }

    @Test
    void testsMayLetTheSystemChoosePortsAndKeepADatabaseInMemory() {
        variables.put("ROLLCALL_AUTH_PORT", "0");
        variables.put("ROLLCALL_ACCT_PORT", "0");
        variables.put("ROLLCALL_DB_URL", "jdbc:h2:mem:x");
        assertThatThrownBy(this::read).isInstanceOf(InvalidConfiguration.class);
        properties.setProperty("rollcall.testing", "true");
        assertThat(read().authPort()).isZero();
    }

    @Test
    void filesHoldPasswordsAndTokens() throws IOException {
        variables.put("ROLLCALL_DB_URL", "jdbc:postgresql://db/isp");
        variables.put("ROLLCALL_DB_USER", "app");
        variables.put("ROLLCALL_DB_PASSWORD_FILE", file("app", ""));
        variables.put("ROLLCALL_DB_OWNER_USER", "boss");
        variables.put("ROLLCALL_DB_OWNER_PASSWORD_FILE", file("boss", "top secret\n"));
        variables.put("ROLLCALL_API_TOKEN_FILE", file("token", "\n123456789012\n"));
        variables.put("ROLLCALL_MASTER_KEY_FILE", directory.resolve("key").toString());
        Configuration configuration = read();
        assertThat(configuration.dbUser()).isEqualTo(new DatabaseAccount("app", ""));
        assertThat(configuration.dbOwner()).isEqualTo(new DatabaseAccount("boss", "top secret"));
        assertThat(configuration.hasOwner()).isTrue();
        assertThat(configuration.apiToken()).contains("123456789012");
        assertThat(configuration.masterKeyNamed()).isTrue();
        assertThat(configuration.warnings()).isEmpty();
        assertThat(configuration.toString() + configuration.dbOwner()).doesNotContain("secret", "123456789012");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words here", "tökentökentöken", "123456789012\u0007"})
    void tokensThatCannotBeSent(String token) throws IOException {
        variables.put("ROLLCALL_API_TOKEN_FILE", file("token", token));
        assertThat(refusal().problems()).singleElement().asString().contains("one word of ASCII characters");
    }

    @Test
    void anOwnerWithoutMeaningIsAContradiction() throws IOException {
        variables.put("ROLLCALL_DB_OWNER_PASSWORD_FILE", file("boss", "x"));
        assertThat(refusal().problems())
                .containsExactly("ROLLCALL_DB_OWNER_PASSWORD_FILE is set, but ROLLCALL_DB_OWNER_USER names no other"
                        + " user than ROLLCALL_DB_USER");
        variables.put("ROLLCALL_DB_OWNER_USER", "boss");
        assertThat(refusal().problems())
                .containsExactly("ROLLCALL_DB_OWNER_USER has no meaning with H2, whose file belongs to one user");
    }

    @Test
    void oneUserForAllAndUnknownNamesAreWarnedAbout() {
        variables.put("ROLLCALL_DB_URL", "jdbc:postgresql://db/isp");
        variables.put("ROLLCALL_AUTHPORT", "1645");
        variables.put("ROLLCALL_HTTP_PORT", "8081");
        assertThat(read().warnings())
                .containsExactly(
                        "ROLLCALL_DB_OWNER_USER names no other user: the running application owns the tables and"
                                + " could drop them",
                        "ROLLCALL_AUTHPORT is no setting of Rollcall");
        assertThat(read().httpSettings()).containsExactly("ROLLCALL_HTTP_PORT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:h2:file:/d/x                      | jdbc:h2:file:/d/x;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TIME ZONE=UTC",
                "jdbc:h2:file:/d/x;CACHE_SIZE=1024      | jdbc:h2:file:/d/x;CACHE_SIZE=1024;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TIME ZONE=UTC",
                "jdbc:h2:file:/d/x;write_delay=0        | jdbc:h2:file:/d/x;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TIME ZONE=UTC",
                "jdbc:postgresql:isp                    | jdbc:postgresql:isp?ApplicationName=Rollcall&connectTimeout=5&logServerErrorDetail=false&loginTimeout=3"
                        + "&reWriteBatchedInserts=true&socketTimeout=60&tcpKeepAlive=true",
                "jdbc:postgresql://h/isp?sslmode=require&socketTimeout=9 | jdbc:postgresql://h/isp?sslmode=require"
                        + "&socketTimeout=9&ApplicationName=Rollcall&connectTimeout=5&logServerErrorDetail=false&loginTimeout=3&reWriteBatchedInserts=true"
                        + "&tcpKeepAlive=true",
            })
    void databasesAndWhatIsAlwaysAdded(String set, String used) {
        variables.put("ROLLCALL_DB_URL", set);
        assertThat(read().dbUrl().url()).isEqualTo(used);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:h2:file:                                   | must begin with",
                "jdbc:h2:tcp://localhost/x                       | must begin with",
                "jdbc:h2:mem:x                                   | must begin with",
                "jdbc:h2:/d/x                                    | must begin with",
                "jdbc:h2:file:/d/x;INIT=RUNSCRIPT FROM 'http:x'  | has the H2 setting INIT,",
                "jdbc:h2:file:/d/x;init=x                        | has the H2 setting INIT,",
                "jdbc:h2:file:/d/x; INIT = x                     | has the H2 setting INIT,",
                "jdbc:h2:file:/d/x;TRACE_LEVEL_FILE=3            | has the H2 setting TRACE_LEVEL_FILE,",
                "jdbc:h2:file:/d/x;AUTO_SERVER=TRUE              | has the H2 setting AUTO_SERVER,",
                "jdbc:h2:file:/d/x;WRITE_DELAY=500               | has WRITE_DELAY=500, but it is always 0",
                "jdbc:h2:file:/d/x;DB_CLOSE_ON_EXIT=TRUE       | has DB_CLOSE_ON_EXIT=TRUE, but it is always FALSE",
                "jdbc:h2:file:/d/x;TIME ZONE=Europe/Berlin       | has TIME ZONE=Europe/Berlin, but it is always UTC",
                "jdbc:h2:file:/d/x;PASSWORD=x                    | has the H2 setting PASSWORD,",
                "jdbc:postgresql://h/isp?user=x                  | holds a user",
                "jdbc:postgresql://h/isp?ssl=true&password=x     | holds a password",
            })
    void databasesThatAreRefused(String set, String problem) {
        variables.put("ROLLCALL_DB_URL", set);
        assertThat(refusal().problems()).singleElement().asString().startsWith("ROLLCALL_DB_URL " + problem);
    }

    @Test
    void aDirectoryThatH2WouldMisreadIsRefused() {
        variables.put("ROLLCALL_DATA", directory + "/a;INIT=x");
        assertThat(refusal().problems()).singleElement().asString().contains("must not contain a semicolon");
    }

    @Test
    void everySettingIsDescribed() {
        for (EnvironmentSetting setting : EnvironmentSetting.values()) {
            assertThat(setting.description()).isNotBlank();
            assertThat(setting.property()).startsWith("rollcall.").doesNotContain("_");
        }
    }
}
