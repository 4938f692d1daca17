package org.rollcall.settings;

import static org.rollcall.settings.EnvironmentSetting.*;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.rollcall.shared.Prefix;
import org.rollcall.shared.Vendor;

/**
 * Reads the settings of a process: a system property goes before the environment variable, a blank value is none.
 * Every problem is found before the first is told.
 */
public final class Environment {
    /** System property of our own tests: any free port (0) and databases in memory are fine then. */
    static final String TESTING = "rollcall.testing";

    private static final String PREFIX = "ROLLCALL_";
    private static final int SHORTEST_TOKEN = 12;
    /** Octets; no password, token or key is longer. */
    private static final int LONGEST_FILE = 4096;

    /** Of this process; not a lazy holder class, whose failure the JVM would tell as NoClassDefFoundError. */
    private static volatile Configuration current;

    private final Map<String, String> variables;
    private final Properties properties;
    private final boolean testing;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private Environment(Map<String, String> variables, Properties properties) {
        this.variables = variables;
        this.properties = properties;
        this.testing = Boolean.parseBoolean(properties.getProperty(TESTING));
    }

    /**
     * The settings of this process, read once: they do not change while it runs.
     *
     * @throws InvalidConfiguration naming every setting that is wrong
     */
    public static Configuration current() {
        if (current == null) {
            current = read(System.getenv(), System.getProperties());
        }
        return current;
    }

    /** @throws InvalidConfiguration naming every setting that is wrong */
    public static Configuration read(Map<String, String> variables, Properties properties) {
        return new Environment(variables, properties).read();
    }

    private Configuration read() {
        InetAddress httpBind = address(ROLLCALL_BIND);
        int httpPort = port(ROLLCALL_HTTP_PORT);
        InetAddress radiusBind = address(ROLLCALL_RADIUS_BIND);
        int authPort = port(ROLLCALL_AUTH_PORT);
        int acctPort = port(ROLLCALL_ACCT_PORT);
        if (authPort == acctPort && authPort > 0) {
            problems.add(ROLLCALL_AUTH_PORT + " and " + ROLLCALL_ACCT_PORT + " are both " + authPort
                    + "; they need two ports");
        }
        Optional<RadSecFiles> radSec = radSec();
        Path data = dataDirectory();
        DatabaseUrl url = databaseUrl(data);
        DatabaseAccount user = new DatabaseAccount(text(ROLLCALL_DB_USER), password(ROLLCALL_DB_PASSWORD_FILE));
        DatabaseAccount owner = owner(url, user);
        Optional<Path> masterKey = file(ROLLCALL_MASTER_KEY_FILE);
        Optional<String> token = token();
        ZoneId zone = timeZone();
        warnAboutUnknown();
        if (!problems.isEmpty()) {
            throw new InvalidConfiguration(problems);
        }
        return new Configuration(
                httpBind,
                httpPort,
                radiusBind,
                authPort,
                acctPort,
                radSec,
                data,
                url,
                user,
                owner,
                masterKey.orElse(data.resolve("master.key")),
                masterKey.isPresent(),
                token,
                zone,
                Stream.of(ROLLCALL_BIND, ROLLCALL_HTTP_PORT)
                        .filter(setting -> value(setting).isPresent())
                        .map(EnvironmentSetting::name)
                        .toList(),
                List.copyOf(warnings));
    }

    private InetAddress address(EnvironmentSetting setting) {
        String text = text(setting);
        Optional<InetAddress> address = Prefix.literal(text);
        if (address.isEmpty()) {
            problem(setting, text, "must be an IP address of this machine, or 0.0.0.0 for all of them");
        }
        return address.orElse(null);
    }

    private int port(EnvironmentSetting setting) {
        String text = text(setting);
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
        if (port < (testing ? 0 : 1) || port > 65535) {
            problem(setting, text, "must be a port from 1 to 65535");
        }
        return port;
    }

    private Optional<RadSecFiles> radSec() {
        List<EnvironmentSetting> names =
                List.of(ROLLCALL_RADSEC_CERTIFICATE_FILE, ROLLCALL_RADSEC_KEY_FILE, ROLLCALL_RADSEC_CA_FILE);
        if (value(ROLLCALL_RADSEC_PORT).isEmpty()) {
            names.stream()
                    .filter(name -> value(name).isPresent())
                    .forEach(name -> problems.add(name + " is set, but " + ROLLCALL_RADSEC_PORT + " is not"));
            return Optional.empty();
        }
        int port = port(ROLLCALL_RADSEC_PORT);
        List<Path> files = names.stream().flatMap(name -> file(name).stream()).toList();
        if (files.size() < names.size()) {
            problems.add(ROLLCALL_RADSEC_PORT + " needs " + names);
            return Optional.empty();
        }
        RadSecFiles radSec = new RadSecFiles(port, files.get(0), files.get(1), files.get(2));
        try {
            SSLContext checked = radSec.read();
        } catch (RadSecFiles.Unusable wrong) {
            problems.add(wrong.setting() + ": " + wrong.getMessage());
        }
        return Optional.of(radSec);
    }

    private Path dataDirectory() {
        Path data = file(ROLLCALL_DATA)
                .orElseGet(() ->
                        Path.of(ROLLCALL_DATA.byDefault()).toAbsolutePath().normalize());
        if (Files.exists(data) && !Files.isDirectory(data)) {
            problem(ROLLCALL_DATA, data.toString(), "must be a directory");
        }
        return data;
    }

    private DatabaseUrl databaseUrl(Path data) {
        Optional<String> set = value(ROLLCALL_DB_URL);
        if (set.isEmpty() && data.toString().contains(";")) {
            problem(ROLLCALL_DATA, data.toString(), "must not contain a semicolon, which ends a path for H2");
            return null;
        }
        try {
            return DatabaseUrl.parse(set.orElse("jdbc:h2:file:" + data.resolve("rollcall")), testing);
        } catch (IllegalArgumentException refused) {
            // not the value itself: a URL may hold a password
            problems.add(ROLLCALL_DB_URL + " " + refused.getMessage());
            return null;
        }
    }

    private DatabaseAccount owner(DatabaseUrl url, DatabaseAccount user) {
        Optional<String> name = value(ROLLCALL_DB_OWNER_USER);
        String password = password(ROLLCALL_DB_OWNER_PASSWORD_FILE);
        if (name.isEmpty() || name.get().equals(user.user())) {
            if (value(ROLLCALL_DB_OWNER_PASSWORD_FILE).isPresent()) {
                problems.add(ROLLCALL_DB_OWNER_PASSWORD_FILE + " is set, but " + ROLLCALL_DB_OWNER_USER
                        + " names no other user than " + ROLLCALL_DB_USER);
            }
            if (url != null && url.vendor() == Vendor.POSTGRESQL) {
                warnings.add(ROLLCALL_DB_OWNER_USER + " names no other user: the running application owns the tables"
                        + " and could drop them");
            }
            return user;
        }
        if (url != null && url.vendor() == Vendor.H2) {
            problems.add(ROLLCALL_DB_OWNER_USER + " has no meaning with H2, whose file belongs to one user");
        }
        return new DatabaseAccount(name.get(), password);
    }

    private Optional<String> token() {
        Optional<Path> file = file(ROLLCALL_API_TOKEN_FILE);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> token = content(ROLLCALL_API_TOKEN_FILE, file.get());
        if (token.isPresent() && token.get().length() < SHORTEST_TOKEN) {
            problems.add(ROLLCALL_API_TOKEN_FILE + ": " + file.get() + " must hold at least " + SHORTEST_TOKEN
                    + " characters");
        } else if (token.isPresent() && !token.get().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            // it is sent in an HTTP header
            problems.add(ROLLCALL_API_TOKEN_FILE + ": " + file.get() + " must hold one word of ASCII characters");
        }
        return token;
    }

    private ZoneId timeZone() {
        Optional<String> name = value(ROLLCALL_TIME_ZONE);
        try {
            return name.map(ZoneId::of).orElseGet(ZoneId::systemDefault);
        } catch (DateTimeException unknown) {
            problem(ROLLCALL_TIME_ZONE, name.orElse(""), "must be a time zone such as Europe/Berlin");
            return null;
        }
    }

    private void warnAboutUnknown() {
        TreeSet<String> names = new TreeSet<>(variables.keySet());
        names.removeIf(name -> !name.startsWith(PREFIX));
        for (EnvironmentSetting setting : EnvironmentSetting.values()) {
            names.remove(setting.name());
        }
        names.forEach(name -> warnings.add(name + " is no setting of Rollcall"));
    }

    private String password(EnvironmentSetting setting) {
        return file(setting).flatMap(file -> content(setting, file)).orElse("");
    }

    /** Trimmed; empty if it cannot be read, which is a problem then. */
    private Optional<String> content(EnvironmentSetting setting, Path file) {
        try {
            if (Files.size(file) > LONGEST_FILE) {
                problems.add(setting + ": " + file + " is far too long for what it should hold");
                return Optional.empty();
            }
            return Optional.of(Files.readString(file).strip());
        } catch (NoSuchFileException missing) {
            problems.add(setting + ": there is no file " + file);
        } catch (MalformedInputException binary) {
            problems.add(setting + ": " + file + " is not text");
        } catch (IOException unreadable) {
            problems.add(setting + ": cannot read " + file + " (" + unreadable.getMessage() + ")");
        }
        return Optional.empty();
    }

    private Optional<Path> file(EnvironmentSetting setting) {
        Optional<String> text = value(setting);
        try {
            return text.map(path -> Path.of(path).toAbsolutePath().normalize());
        } catch (InvalidPathException wrong) {
            problem(setting, text.orElse(""), "must be a path");
            return Optional.empty();
        }
    }

    private String text(EnvironmentSetting setting) {
        return value(setting).orElse(setting.byDefault());
    }

    private Optional<String> value(EnvironmentSetting setting) {
        String value = properties.getProperty(setting.property());
        if (value == null) {
            value = variables.get(setting.name());
        }
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    private void problem(EnvironmentSetting setting, String value, String rule) {
        String clean = value.replaceAll("\\p{Cntrl}", "?");
        String shown = clean.length() <= 100 ? clean : clean.substring(0, 100) + "...";
        problems.add(setting + " is \"" + shown + "\" but " + rule);
    }
}
