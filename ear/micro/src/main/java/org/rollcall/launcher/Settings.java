package org.rollcall.launcher;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The settings that the launcher itself acts on. All others, and what they mean together, are the application's.
 *
 * @param bind literal IP address the site listens on
 * @param httpPort TCP port, 1 to 65535
 * @param data the data directory
 */
record Settings(String bind, int httpPort, Path data) {

    private static final String IPV4 = "((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}";
    private static final String IPV6 = "[0-9a-fA-F:]*:[0-9a-fA-F:.]*";

    /** @throws IllegalArgumentException naming the setting that is wrong and what it may be */
    static Settings read(Properties properties, Map<String, String> environment) {
        String bind = setting("ROLLCALL_BIND", "127.0.0.1", properties, environment);
        if (!bind.matches(IPV4) && !bind.matches(IPV6)) {
            throw new IllegalArgumentException("ROLLCALL_BIND is \"" + bind
                    + "\" but must be an IP address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them");
        }
        String port = setting("ROLLCALL_HTTP_PORT", "8080", properties, environment);
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535) {
            throw new IllegalArgumentException(
                    "ROLLCALL_HTTP_PORT is \"" + port + "\" but must be a TCP port from 1 to 65535");
        }
        Path data = Path.of(setting("ROLLCALL_DATA", "./data", properties, environment));
        return new Settings(bind, Integer.parseInt(port), data.toAbsolutePath().normalize());
    }

    String url() {
        String host = bind.equals("0.0.0.0") || bind.equals("::") ? "localhost" : bind;
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + httpPort + "/rollcall/";
    }

    private static String setting(
            String name, String byDefault, Properties properties, Map<String, String> environment) {
        String property = properties.getProperty(name.toLowerCase(Locale.ROOT).replace('_', '.'));
        String value = property != null ? property : environment.getOrDefault(name, byDefault);
        return value.isBlank() ? byDefault : value.strip();
    }
}
